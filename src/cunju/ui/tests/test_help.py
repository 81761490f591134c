"""Help stands behind every page, in one screen, and names only buttons and parts that are there."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver

import cunju
from cunju.ui import help as helps

ROOT = Path(cunju.__file__).parent
LONGEST = 560
# Where the words of a page stand: the folder of its room, or those of the staff pages.
STAFF = ("desk", "ui", "org", "reports", "records", "undo", "duties", "portal", "api")
ROOMS = [one.rpartition(".")[2] for one in settings.ROOMS]


def words_of(*folders: str) -> str:
    files = [one for folder in folders for one in (ROOT / folder).rglob("*") if one.suffix in (".html", ".py", ".yaml")]
    return "".join(one.read_text(encoding="utf-8") for one in files if "tests" not in one.parts)


@pytest.mark.parametrize("name", sorted(helps.pages()))
def test_a_page_names_only_what_is_there(name):
    here = words_of(f"activities/{name}", "records", "ui", "desk") if name in ROOMS else words_of(*STAFF)
    missing = [one for one in helps.pages()[name].buttons if one not in here]
    assert missing == []


@pytest.mark.parametrize("name", sorted(helps.pages()))
def test_a_page_is_one_screen_in_the_few_signs_that_are_read(name):
    text = (Path(settings.HELP) / f"{name}.md").read_text(encoding="utf-8")
    assert len(text) <= LONGEST
    assert text.startswith("# ") and text.count("\n# ") == 0
    assert not set(text.replace("**", "")) & set("`[]*_<>|")


def test_every_application_has_its_help():
    spaces = set(get_resolver().namespace_dict)
    assert {one for one in spaces if not helps.page_for(one, f"{one}:home")} == set()
    assert {one for one in ROOMS if helps.page_for(one, f"{one}:x") != one} == set()
    assert helps.page_for("desk", "desk:today") == "today"


def test_every_file_is_shown_somewhere():
    files = {one.stem for one in Path(settings.HELP).glob("*.md")}
    assert files - set(helps.pages()) == set()


def test_signs_of_markup_are_words():
    assert helps.read("x", "# A\n**B** <i>\n1. one\n2. two\n- three").body == (
        "<p><b>B</b> &lt;i&gt;</p><ol><li>one</li><li>two</li></ol><ul><li>three</li></ul>"
    )


@pytest.mark.django_db
def test_whoever_cannot_sign_in_finds_it():
    login = Client().get("/login/").content.decode()
    assert 'href="/help/accounts/"' in login
    assert "忘了密码" in Client().get("/help/accounts/").content.decode()
    assert Client().get("/help/none/").status_code == 404
