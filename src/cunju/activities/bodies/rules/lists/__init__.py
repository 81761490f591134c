"""People lists as offices keep them: found, read and asked about; then they are rows of the template."""

from cunju.activities.bodies.rules.lists.asking import DAY, HEADING, PLACE, WORD, Question
from cunju.activities.bodies.rules.lists.cleaning import cleaned
from cunju.activities.bodies.rules.lists.reading import Listed, read
