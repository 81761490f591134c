"""The whole check in its order: what stops the program first, then what is kept."""

from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.conf import settings

from cunju.catalogue import remarks
from cunju.duties.checking import archived, folded, logged, packs, records, sealed, structure
from cunju.duties.checking.findings import Finding, Looked, of_pack
from cunju.kernel import offering, offers
from cunju.org import audit


def of_files(paths: Iterable[Path]) -> Looked:
    """These catalogue files alone; of those without a problem, what a draft of a notice leaves open."""
    mine = list(paths)
    looked = Looked([of_pack(one) for one in packs.files(mine)])
    if not looked.findings:
        looked.remarks += [f"{one.name}：{said}" for one in mine for said in remarks.of_text(one.read_text(encoding="utf-8"))]
    return looked


def offered() -> list[Finding]:
    """What an installed package offers otherwise than ``kernel.offers`` says."""
    others = [one.name for one in apps.get_app_configs() if one.name.startswith("cunju.") and one.name not in settings.ROOMS]
    faults = [fault for room in settings.ROOMS for fault in offering.faults(room)]
    faults += [fault for name in others for fault in offering.faults(name, [offers.Checks])]
    faults += [] if faults else offering.of_inputs(settings.ROOMS)  # a hook that is wrong itself is not called
    return [Finding("rooms", one.message, file=one.file, line=one.line, known=one.known) for one in faults]


def everything(*, quick: bool = False, database: bool = True) -> Looked:
    """Catalogue, what rooms offer, migrations, guards; unless ``quick`` every fact, row, file and stored fold. Without a database the catalogue."""
    looked = Looked([*(of_pack(one) for one in packs.everything()), *offered()])
    if not database:
        return looked
    if waiting := structure.migrations():
        looked.findings += waiting  # tables of another shape: nothing further can be read
        return looked
    looked.findings += structure.guarding()
    if quick:
        return looked
    looked.findings += records.check(looked)
    looked.findings += sealed.check(looked)
    looked.findings += logged.check(looked)
    looked.findings += archived.check(looked)
    looked.findings += [Finding("audit", said, id=number or None) for number, said in audit.faults()]
    if not any(one.area == "pack" for one in looked.findings):
        looked.findings += folded.check(looked)
    else:
        looked.findings.append(Finding("folds", "目录有问题，没有核对重算结果；请先改正目录，再执行一次"))
    return looked
