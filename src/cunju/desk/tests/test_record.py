"""记一件事 offers a member of the supervisory committee his committee's pages, and none that would refuse him."""

import pytest
from tests import cast

pytestmark = pytest.mark.django_db


def test_everything_offered_to_a_member_opens(enter) -> None:
    client = enter("supervisor")
    assert "/record/" in client.get("/today/").content.decode()
    links = client.get("/record/").context["links"]
    assert f"/supervision/{cast.VILLAGE}/opinion/" in [href for _, _, href in links]
    for label, _, href in links:
        assert client.get(href, follow=True).status_code == 200, label


def test_a_clerk_is_offered_more_than_a_member(enter) -> None:
    offered = {who: {href for _, _, href in enter(who).get("/record/").context["links"]} for who in ("clerk", "supervisor")}
    assert offered["supervisor"] < offered["clerk"]


@pytest.mark.parametrize("who", ["clerk", "town"])
def test_everything_offered_to_a_writer_opens(enter, who: str) -> None:
    client = enter(who)
    links = client.get("/record/").context["links"]
    assert len(links) > 3
    for label, _, href in links:
        assert client.get(href, follow=True).status_code == 200, label
