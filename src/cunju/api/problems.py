"""What an answer says instead, each with its status, what is wrong and what to do."""

from django.http import HttpResponse

from cunju.org import problems


class Problem(Exception):
    """Raised anywhere below a call; ``param`` names the parameter it is about."""

    status, title = 400, "请求读不懂"

    def __init__(self, detail: str, *, param: str = "") -> None:
        super().__init__(detail)
        self.detail, self.param = detail, param

    def answer(self) -> HttpResponse:
        """As problem+json."""
        more = {"param": self.param} if self.param else {}
        return problems.document(self.status, self.title, self.detail, **more)


class Unreadable(Problem):
    """A parameter that is none, or that cannot be read."""


class NoToken(Problem):
    """No token, a wrong one, one that was revoked or is over: never told apart."""

    status, title = 401, "没有有效的令牌"

    def answer(self) -> HttpResponse:
        """With the header that names the way."""
        response = super().answer()
        response["WWW-Authenticate"] = 'Bearer realm="cunju"'
        return response


class Nothing(Problem):
    """Nothing there, or out of the system's scope: never told apart."""

    status, title = 404, "没有这项内容"


class TooOften(Problem):
    """Too many calls; ``seconds`` until there is room again."""

    status, title = 429, "调用太快"

    def __init__(self, seconds: int) -> None:
        super().__init__(f"请过{seconds}秒再调用；一次多取几条（limit），没有变化的用 If-None-Match。")
        self.seconds = seconds

    def answer(self) -> HttpResponse:
        """With the seconds to wait."""
        response = super().answer()
        response["Retry-After"] = str(self.seconds)
        return response


OUT_OF_SCOPE = "这个地址没有内容，或者不在本系统令牌的范围内。请核对代码、日期，以及令牌的范围和项目。"
WITHOUT_TOKEN = "请在请求头写 Authorization: Bearer 令牌；令牌由区民政局在“接口”页上生成，停用或到期的不能再用。"
