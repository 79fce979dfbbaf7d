"""What we want to reach, SMART."""

import datetime
from typing import Annotated

from pydantic import Field

from reiskaart.model.base import Id, Line, Part

Figure = Annotated[float, Field(allow_inf_nan=False)]


class Goal(Part):
    """A goal on a phase, step or touchpoint: specific, measurable, assignable, realistic and time-related.

    Source: Doran, G. T. (1981), There's a S.M.A.R.T. way to write management's goals and objectives, Management Review 70(11).
    """

    id: Id
    metric: Line
    """A figure of a reading, such as ``goes_on`` or ``not_seen_again``, or one kept elsewhere."""
    at: Id | None = None
    """The phase, step or touchpoint; the phase that holds the goal where nothing is said."""
    baseline: Figure | None = None
    target: Figure | None = None
    unit: Line | None = None
    """The unit of baseline and target; a share (0..1) where nothing is said."""
    by: datetime.date | None = None
    """Deadline."""
    owner: Line | None = None
