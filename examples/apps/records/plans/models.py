"""What is kept of each person."""

from django.db import models

from .fields import PlanEncoder, PlanField


class Record(models.Model):
    """A person's plan."""

    plan = PlanField(encoder=PlanEncoder)

    def __str__(self) -> str:
        """Its number, as logs and lists hold this: no word of the person."""
        return f"Record {self.pk}"
