"""Every read of this room."""

from cunju.activities.bodies.queries.doubling import doubled
from cunju.activities.bodies.queries.floor import (
    Open,
    changed_lately,
    drafts,
    early_leavings,
    elections,
    entries,
    not_audited,
    not_handed_over,
    unfinished,
)
from cunju.activities.bodies.queries.grids import grids, grids_known, remembered
from cunju.activities.bodies.queries.people import (
    asks_kin,
    bodies_of,
    change_by_fact,
    changes,
    find,
    find_change,
    find_seat,
    judged,
    known_from,
    people_by_name,
    people_of_changes,
    posting,
    roll_on,
    rolls,
    seats_by_id,
    seats_ever,
    seats_of,
    sits,
    sitting,
    state_facts,
    states_by_day,
    states_on,
    superseded_by_load,
    turning_days,
    undecided,
    units_to_load,
    unposted,
    unseated,
)
from cunju.activities.bodies.queries.planning import Plan, day_of_leaving, plan
from cunju.activities.bodies.queries.showing import (
    basis_of,
    body_cards,
    fault_of,
    office,
    preview,
    rank,
    shown_changes,
    town_rows,
)
