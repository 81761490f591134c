"""Lines of a verdict: which go with the fact, what a layer says of its worst line."""

from dataclasses import dataclass

from cunju.kernel import verdicts
from cunju.kernel.verdicts import DONE, NOTE, OPEN, SHORT, SILENT, Line

WORDS = verdicts.Wording(
    layers={"law": "法律", "notice": "通知"},
    lines={DONE: ("done", "符合"), SHORT: ("late", "不符合"), OPEN: ("judge", "待核实"), NOTE: ("", "")},
    heads={DONE: ("done", "符合要求"), SHORT: ("short", "有不符合"), OPEN: ("unverified", "待核实")},
)


@dataclass(frozen=True)
class Clause:
    authority: str = "law"
    cite: str = "某法第1条"
    sure: str = "C"


def test_what_fails_or_is_open_goes_with_the_fact_and_nothing_else():
    lines = [verdicts.line(state, state, state, Clause(sure="L")) for state in (DONE, SHORT, OPEN, NOTE)]
    found = verdicts.Verdict(lines=tuple(lines)).findings
    assert [one.code for one in found] == [SHORT, OPEN]
    assert verdicts.findings(found)[0].as_json() == {"code": SHORT, "authority": "law", "cite": "某法第1条", "sure": "L"}
    assert verdicts.line("a", DONE, "", Clause(), sure="U").sure == "U"


def test_several_lines_are_told_by_the_worst():
    def told(*states: str) -> str:
        return verdicts.worst(Line("a", state, "") for state in states)

    assert (told(), told(NOTE), told(DONE, OPEN), told(OPEN, SHORT), told(SILENT)) == (DONE, DONE, OPEN, SHORT, OPEN)


def test_a_section_a_layer_each_clause_named_once():
    lines = [Line("a", DONE, "甲", "law", "一"), Line("b", OPEN, "乙", "law", "一"), Line("c", SHORT, "丙", "law", "二")]
    lines += [Line("d", DONE, "丁", "other")]
    assert verdicts.layered(lines, WORDS, beside=("c",)) == [
        {
            "name": "法律", "cite": "一、二", "state": "unverified", "word": "待核实",
            "lines": [
                {"text": "甲", "state": "done", "word": "符合"}, {"text": "乙", "state": "judge", "word": "待核实"},
                {"text": "丙", "state": "late", "word": "不符合"},
            ],
        }
    ]  # fmt: skip
