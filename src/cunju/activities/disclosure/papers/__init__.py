"""Papers of this room: 公开表 to print, to read out and to copy; what the groups post; 公开 in the year's workbook."""

from cunju.activities.disclosure.papers.parcels import parcels
from cunju.activities.disclosure.papers.sheets import (
    DRAFT,
    aloud,
    chosen,
    files,
    groups,
    number,
    opened,
    plain,
    plain_text,
    tables,
    title,
)
from cunju.activities.disclosure.papers.yearly import chapters
