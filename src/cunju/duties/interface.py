"""All that others ask of duties, as ``duties``: ``from cunju.duties import interface as duties``."""

from cunju.duties import judging, remarks
from cunju.duties.cells import Cell
from cunju.duties.grid import Matrix, Row, matrix
from cunju.duties.reading import Standing, standing, standings
from cunju.duties.status import Window

__all__ = ["Cell", "Matrix", "Row", "Standing", "Window", "judging", "matrix", "remarks", "standing", "standings"]
