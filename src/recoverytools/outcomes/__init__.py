"""How it is going: goals, scales over time, and a person's own numbers for a sign.

What a person wrote down is counted and set beside what they planned. No answer is a score of a person, none compares
them with anyone else, and what is missing is told and never taken for zero.

A day is one on the calendar of the journal's time zone; where it names none, or none that is known here, on that of the
plan's, and else of the check-in itself. Corrections stand in the place of what they correct. A number outside its scale
is kept as it is, for the scale may have changed.
"""

from ._attainment import Attainment as Attainment
from ._attainment import attainment_t as attainment_t
from ._numbers import LEAST_DAYS as LEAST_DAYS
from ._numbers import USUAL_DAYS as USUAL_DAYS
from ._numbers import DayNumber as DayNumber
from ._progress import GoalProgress as GoalProgress
from ._progress import progress as progress
from ._steps import StepCounts as StepCounts
from ._trends import Trend as Trend
from ._trends import trend as trend
from ._watches import WatchDays as WatchDays
from ._watches import WatchState as WatchState
from ._watches import watches as watches

__all__ = [
    "LEAST_DAYS",
    "USUAL_DAYS",
    "Attainment",
    "DayNumber",
    "GoalProgress",
    "StepCounts",
    "Trend",
    "WatchDays",
    "WatchState",
    "attainment_t",
    "progress",
    "trend",
    "watches",
]
