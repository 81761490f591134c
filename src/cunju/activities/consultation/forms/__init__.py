"""Forms of this room."""

from cunju.activities.consultation.forms.cataloguing import CatalogueForm, GuideForm, TopicsForm
from cunju.activities.consultation.forms.following import FatesForm, StepForm
from cunju.activities.consultation.forms.leading import AcrossForm, MilestoneForm, TownPlanForm
from cunju.activities.consultation.forms.planning import FilterForm, PlanForm, TellForm
from cunju.activities.consultation.forms.recording import RecordForm
