"""Commands of the catalogue: notice read."""

from cunju.catalogue.reader.command import NOTICE_READ

COMMANDS = [NOTICE_READ]
