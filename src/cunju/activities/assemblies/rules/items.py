"""How an item of a meeting compares with the clauses: votes, what was told before, who may decide it."""

from collections.abc import Sequence
from typing import Protocol

from cunju.activities.assemblies.rules import matters, outcomes, quorum
from cunju.activities.assemblies.rules.lines import line, silent
from cunju.activities.assemblies.rules.matters import Mandate, Vote
from cunju.activities.assemblies.rules.quorum import ASSEMBLY, REPRESENTATIVES, Numbers
from cunju.catalogue import Clause, Law
from cunju.kernel.days import chinese_day
from cunju.kernel.verdicts import DONE, NOTE, OPEN, SHORT, Line

HEARD, REPORTS = "听取年度报告", "reports"


class Held(Protocol):
    """What is read of a meeting."""

    @property
    def body(self) -> str:
        """Which."""

    @property
    def numbers(self) -> Numbers:
        """Who came."""

    @property
    def law(self) -> Law:
        """What holds on its day."""

    @property
    def notice_days(self) -> int | None:
        """How early people were told."""

    @property
    def collective_org(self) -> bool | None:
        """Whether the village has a collective organisation; None where nobody said."""

    @property
    def mandates(self) -> Sequence[Mandate]:
        """What assemblies left to it."""


def item(vote: Vote, held: Held) -> list[Line]:
    """All that is said of one item."""
    if at := outcomes.elsewhere(vote, body=held.body, law=held.law):
        return [line("elsewhere", NOTE, _of_members(vote, held, at), at)]
    lines = [*_adoption(vote, held), *_told(vote, held)]
    if held.body != REPRESENTATIVES or any(one.state == SHORT for one in lines):
        return lines
    return lines + _power(vote, held)


def _of_members(vote: Vote, held: Held, at: Clause) -> str:
    """What belongs to the members of a collective organisation: said by whether there is one, never weighed by votes here."""
    said = f"“{vote.title}”由{at.question.choices[matters.BY_MEMBERS]}决定；"
    if held.collective_org is None:
        return f"{said}有没有集体经济组织没有登记，不作推断"
    if held.collective_org:
        return f"{said}村里有集体经济组织，{quorum.body_words(held.law.kind)[held.body]}的决议不能代替，不作推断"
    share = held.law.first("collective.majority", of="all_members")
    by = f"，代行的参照{share.cite}，要{share.whole}同意" if share else ""
    return f"{said}村里没有集体经济组织{by}；不作推断"


def _adoption(vote: Vote, held: Held) -> list[Line]:
    numbers, given, land = held.numbers, vote.votes_for, outcomes.is_land(vote, held.body)
    at = outcomes.majority(vote, body=held.body, law=held.law)
    needed = outcomes.needed_votes(vote, body=held.body, numbers=numbers, law=held.law)
    if at is None or needed is None:
        return [silent()] if given is not None else []
    if (given is not None and given >= needed) or (given is None and not land):
        return []
    word = {"过半数": "过半"}.get(at.word, at.word)
    if given is not None:
        text = f"“{vote.title}”赞成{given}票，{word}是{needed}票，没有通过，差{needed - given}票"
        return [line("not_adopted", SHORT, text, at)]
    if numbers.present < needed:
        text = f"“{vote.title}”到会只有{numbers.present}人，{word}是{needed}票，没有通过，差{needed - numbers.present}票"
        return [line("not_adopted", SHORT, text, at)]
    return [line("no_votes", OPEN, f"“{vote.title}”{outcomes.NO_COUNT}，看不出有没有达到{word}（{needed}票）", at)]


def _told(vote: Vote, held: Held) -> list[Line]:
    """What is discussed is told some days before: an item that came up at the meeting is said."""
    at = quorum.notice_needed(REPRESENTATIVES, law=held.law) if held.body == REPRESENTATIVES else None
    if at is None or vote.announced is not False or held.notice_days is None:
        return []
    return [line("not_announced", OPEN, f"“{vote.title}”不在会前安排、告知的议题里，要提前{at.number}天告知", at)]


def _power(vote: Vote, held: Held) -> list[Line]:
    """Whether the representatives' meeting may decide it."""
    law, words = held.law, quorum.body_words(held.law.kind)
    if not law.asked("representatives.delegation"):
        return []
    if kept := matters.reserved(vote.matter, law):
        text = f"“{vote.title}”属于{words[ASSEMBLY]}的职权，{words[REPRESENTATIVES]}不能决定，要提交{words[ASSEMBLY]}"
        return [line("reserved", OPEN, text, kept)]
    at = matters.decided_by(vote.matter, law)
    if at is None or matters.BY_ASSEMBLY not in at.choices or matters.own(vote.matter, law):
        return []
    return [_authorised(vote, held)]


def reports(held: Held) -> list[Line]:
    """Whether the representatives' meeting may hear the year's reports in the assembly's place."""
    return _power(Vote(HEARD, REPORTS), held) if held.body == REPRESENTATIVES else []


def _authorised(vote: Vote, held: Held) -> Line:
    law, words = held.law, quorum.body_words(held.law.kind)
    at = matters.decided_by(vote.matter, law)
    asked = law.asked("representatives.delegation")
    terms = next((one for one in asked if "matters_and_term" in one.choices), None)
    assert at is not None
    named = [one for one in held.mandates if vote.matter in one.matters and one.on <= law.on]
    holding = [one for one in named if one.holds(vote.matter, law.on)]
    if holding and (holding[-1].until or terms is None):
        text = f"“{vote.title}”在{chinese_day(holding[-1].on)}{words[ASSEMBLY]}的授权之内，{holding[-1].term}"
        return line("mandate", DONE, text, at)
    if holding and terms:
        text = f"“{vote.title}”的授权没有写明期限（{chinese_day(holding[-1].on)}{words[ASSEMBLY]}）"
        return line("mandate_no_term", OPEN, text, terms)
    if named:
        text = f"“{vote.title}”的授权已到期（{chinese_day(named[-1].on)}{words[ASSEMBLY]}，{named[-1].term}）"
        return line("mandate_over", OPEN, text, terms or asked[0])
    term = "（事项、期限）" if terms else ""
    text = f"“{vote.title}”由{words[ASSEMBLY]}决定，{words[REPRESENTATIVES]}决定要有{words[ASSEMBLY]}的授权{term}，没有查到"
    return line("no_mandate", OPEN, text, at)
