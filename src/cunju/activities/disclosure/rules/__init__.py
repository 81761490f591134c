"""The rules of this room, each with its clause: periods, money, masking, the chain, the accountant's table."""

from cunju.activities.disclosure.rules import chain, codes, filling, importing, masking, money, periods
from cunju.activities.disclosure.rules.periods import CATEGORIES, FINANCE
