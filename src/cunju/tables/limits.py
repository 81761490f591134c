"""How much of a file is read; what is more is refused in a sentence that says what was seen."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one file: its bytes, what it unpacks to, the used range; seconds of reckoning and megabytes of the child."""

    size: int = 8 * MEGABYTE
    unpacked: int = 120 * MEGABYTE
    members: int = 2000
    rows: int = 40_000
    columns: int = 500
    cells: int = 2_000_000
    answer: int = 64 * MEGABYTE
    seconds: int = 20
    megabytes: int = 768


# What people send from a page.
PEOPLE = Limits()
# What who runs the service loads from the command line: the units of a country have 700,000 rows.
OPERATOR = Limits(
    size=256 * MEGABYTE,
    unpacked=512 * MEGABYTE,
    rows=1_100_000,
    cells=12_000_000,
    answer=512 * MEGABYTE,
    seconds=180,
    megabytes=4096,
)
# A notice of the district in Word.
WORD = Limits(size=64 * MEGABYTE, unpacked=64 * MEGABYTE, seconds=30)
# A notice as PDF.
PDF = Limits(size=32 * MEGABYTE, seconds=60, megabytes=1024)
# A photo: 50 megapixels as makers count them (8192 × 6144); the longest side of what is kept.
MOST_PIXELS, LONGEST = 8192 * 6144, 2000
PHOTO = Limits(size=20 * MEGABYTE, answer=20 * MEGABYTE, seconds=20, megabytes=1024)
# A photo of a sign-in sheet, and the longest side it is read at.
SIGNED, FINE = Limits(size=20 * MEGABYTE, answer=20 * MEGABYTE, seconds=30, megabytes=3072), 2600
# A page of printed words, photographed or scanned; so many of them at once.
PRINTED, MOST_PAGES = Limits(size=20 * MEGABYTE, answer=20 * MEGABYTE, seconds=20, megabytes=3072), 4
SCAN = Limits(size=20 * MEGABYTE, seconds=20, megabytes=1024)
