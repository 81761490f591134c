"""Every write of this room, one verb each."""

from cunju.activities.conventions.actions.texts import (
    Vote,
    adopt,
    answer,
    correct,
    correct_vote,
    put,
    send,
    undo,
    undoes,
    void,
    write,
)
