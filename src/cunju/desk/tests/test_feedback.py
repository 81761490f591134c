"""投诉建议: the same said twice is kept once and said so; what was answered may be said again."""

import pytest

from cunju.desk.models import Feedback

pytestmark = pytest.mark.django_db


def test_the_same_said_twice_is_kept_once(enter) -> None:
    client, said = enter("clerk"), {"about": "broken", "text": "公开页打不开"}
    said["about"] = Feedback._meta.get_field("about").choices[0][0]
    assert "已收到" in client.post("/feedback/", said, follow=True).content.decode()
    assert "您已经提过" in client.post("/feedback/", said, follow=True).content.decode()
    assert Feedback.objects.count() == 1
    client.post("/feedback/", {**said, "text": "公开页打不开，手机上"})
    assert Feedback.objects.count() == 2
    Feedback.objects.update(answer="修好了", answered_at="2023-09-20T10:00+08:00")
    client.post("/feedback/", said)
    assert Feedback.objects.count() == 3
