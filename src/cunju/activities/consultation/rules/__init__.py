"""Pure rules of consultation: words, opinions, how a session was held; each with its clause."""

from cunju.activities.consultation.rules.chat import Chat
from cunju.activities.consultation.rules.choices import (
    ADOPTED,
    AGREED,
    BODIES,
    CARRIED_OUT,
    CATEGORIES,
    CATEGORIES_NOTE,
    CHANNELS,
    COORDINATED,
    DISPUTED,
    DONE,
    EVALUATED,
    FATES,
    FED_BACK,
    NOT_ADOPTED,
    ORGANISERS,
    OUTCOMES,
    PARTLY,
    PILOT,
    REFERRED,
    RESULTS,
    SATISFIED,
    SOURCES,
    UNDECIDED,
    WITHDRAWN,
)
from cunju.activities.consultation.rules.judging import (
    Sitting,
    catalogue_said,
    is_tea_day,
    items_wanted,
    judge,
    numbers_in,
    sitting_code,
    uncounted,
    unheard,
)
from cunju.activities.consultation.rules.opinions import Heard, Opinion, asks, heard, read, written
