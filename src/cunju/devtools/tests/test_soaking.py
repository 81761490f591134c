"""What a soak says: losses and errors are counted in words, what was not tried is named."""

from cunju.devtools import full, soaking

FOUND = {
    "engine": "SQLite", "minutes": 2.0, "faults": {"kill": 3, "disk": 1}, "not tried": {"restart": "SQLite has no server"}, "saved": 40,
    "lost": ["a"], "doubled": [], "half": [], "unexplained": 1, "examples": ["post 500 'x'"],
    "table": {"board": {"count": 9, "statuses": {"200": 8, "0": 1}, "p50": 12, "p95": 80}, "login": {"count": 0, "statuses": {}}},
    "memory MB": {"before": 300, "after": 310}, "check": "",
}  # fmt: skip


def test_a_loss_an_error_and_what_was_not_tried_are_said() -> None:
    said = "\n".join(soaking.table(FOUND))
    for words in (
        "终止网页进程3次、磁盘写满1次", "没有试 数据库重启：SQLite has no server", "说已保存40条：丢失1，重复0，只有一半0",
        "无法解释的服务器错误：1\n  post 500 'x'", "打开公开栏  9次（200：8，0：1）  p50 12 ms  p95 80 ms", "登录  0次", "事后检查：没有发现问题",
    ):  # fmt: skip
        assert words in said


def test_the_long_run_soaks_on_both_engines() -> None:
    found = {one.name: one.words for one in full.steps() if one.name.startswith("soak")}
    assert found["soak"][-1] == "30" and found["soak-postgres"][-1] == "--postgres"
