"""Pages of 凭证: a record's receipt that anybody verifies offline, its proof as text, and the file that verifies it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from cunju.kernel.blocks import Paper
from cunju.kernel.commands import WrongState
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.ledger.log import commands, verifying
from cunju.ledger.models import Fact
from cunju.org import access
from cunju.org.renaming import named
from cunju.reports.receipt import TITLE, paper
from cunju.reports.views import KINDS, as_file, as_page, download

View = Callable[..., HttpResponse]


def _proven(view: View) -> View:
    """A record in scope with its proof; where there is none a sentence on the record's page."""

    @require_safe
    @access.staff
    def guarded(request: HttpRequest, uid: str, **named_: str) -> HttpResponse:
        found = ledger.fact_by_id(uid)
        if found is None:
            raise Http404
        unit = named(access.unit_for(request, found.unit_code), on=found.occurred_on)
        try:
            proof = verifying.proof(found.uid)
        except (Refusal, WrongState) as trouble:
            messages.error(request, f"现在出不了凭证：{trouble}")
            return redirect("desk:fact", found.uid)
        return view(request, paper(found, unit, proof), proof, found, **named_)

    return guarded


@_proven
def receipt(request: HttpRequest, made: Paper, _: str, fact: Fact) -> HttpResponse:
    """To print."""
    links = {f"{kind}_url": reverse(f"reports:receipt_{kind}", args=[fact.uid]) for kind in KINDS}
    links |= {"proof_url": reverse("reports:receipt_proof", args=[fact.uid]), "verify_url": reverse("reports:verify")}
    return as_page(request, [made], **links, back_url=reverse("desk:fact", args=[fact.uid]))


@_proven
def receipt_file(request: HttpRequest, made: Paper, _: str, __: Fact, kind: str) -> HttpResponse:
    """As a Word or a PDF file."""
    return as_file(request, [made], kind)


@_proven
def receipt_proof(_: HttpRequest, __: Paper, proof: str, fact: Fact) -> HttpResponse:
    """The proof as a text file."""
    return download(proof.encode(), f"{TITLE}{fact.uid}.txt", "text/plain; charset=utf-8")


@require_safe
@access.staff
def verify(_: HttpRequest) -> HttpResponse:
    """The file that verifies a receipt offline."""
    return download(commands.PAGE.read_bytes(), "村居存证核对.html", "text/html; charset=utf-8")
