"""From a form that was recorded before with other words to the page that corrects its record, what was typed along."""

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cunju.kernel import offers
from cunju.ledger import identity, lineage, vocabulary
from cunju.ledger.models import Fact, Sent
from cunju.org import kept

ASKED = "correct_sent"
# Of the form itself, or of its guard: the page that corrects has its own.
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "fact_id", "form_id", "seen", ASKED})


def page_of(stored: Sent) -> str:
    """The page that corrects what a form recorded; empty where its room has none with the same boxes."""
    fact = Fact.objects.filter(uid=stored.fact).first() if stored.fact else None
    return page(fact) if fact else ""


def page(fact: Fact) -> str:
    """The room's page that corrects a record; empty where it has none."""
    declared = vocabulary.declared.get(fact.kind)
    if declared is None or not declared.correct_url:
        return ""
    room = apps.get_app_config(vocabulary.kind(fact.kind).room).name
    find = offers.asked(room, offers.Queries.find)
    row = find(fact.uid) if find else None
    return reverse(declared.correct_url, args=[row.pk]) if row else ""


def led_on(request: HttpRequest) -> HttpResponse | None:
    """The answer to 更正已记的: the page that corrects, filled with what was typed."""
    by = request.user.get_username()
    stored = Sent.objects.filter(pk=request.POST[ASKED], by=by).first()
    page = page_of(stored) if stored else ""
    if stored is None or not page:
        return None
    typed = {name: [str(one) for one in values] for name, values in request.POST.lists() if name not in NOT_TYPED}
    standing = lineage.standing_id(stored.fact)
    typed |= {"fact_id": [str(identity.new_id())], "seen": [str(standing or "")]}
    return kept.put(redirect(page), by, page, typed)
