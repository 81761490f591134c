"""What ``cunju check`` finds in the district's mapping files of 一表通: a file that cannot be read, a kind or field that is none."""

from cunju.api.onetable import mapping
from cunju.catalogue.reading import Problem
from cunju.kernel.refusals import Refusal


def problems() -> list[Problem]:
    """One problem of each file that is wrong, in its own words."""
    found = []
    for file in mapping.files():
        try:
            mapping.read(file.stem, file.read_text(encoding="utf-8"), name=file.name)
        except Refusal as wrong:
            found.append(Problem(file.name, 1, wrong.message))
        except UnicodeDecodeError:
            found.append(Problem(file.name, 1, f"{file.name}不是 UTF-8 编码，请用 UTF-8 另存。"))
    return found
