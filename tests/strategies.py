"""All classes that hold data, and how often a law is tried on each of them."""

from hypothesis import settings

from recoverytools import models
from recoverytools.fields import classes_below, is_record

RECORDS = [getattr(models, name) for name in models.RECORDS]
VALUES = sorted(
    {cls for record in RECORDS for cls in classes_below(record).values() if not is_record(cls)},
    key=lambda cls: cls.__name__,
)
"""Every class of ours but Item: the records, and the values in them."""
FORMS = [cls for cls in (*RECORDS, *VALUES) if cls not in {models.Merged, models.Conflict}]
"""Every class that a form is made of."""

EACH = settings(max_examples={10: 2, 50: 5, 200: 20, 500: 100}.get(settings().max_examples, 5))
"""For a law that is tried on each class by itself: there are sixty, so that it still has most examples of all."""
