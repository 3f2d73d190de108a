"""A field that holds a plan, for queries, forms, migrations and fixtures."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.json import KeyTransform

import recoverytools as rt


def refused(error: rt.RecoveryToolsError) -> ValidationError:
    """All that is wrong, each with its place, and no word of the person."""
    return ValidationError([f"{found.path or 'the document'} {found}" for found in error.findings])


class PlanFormField(forms.Field):
    """A plan as text. It is read by us, as Django's reader of JSON lets a key through twice."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Show a plan; what was typed and refused stays as it was typed."""
        is_plan = isinstance(value, rt.WellnessPlan)
        return json.dumps(rt.to_dict(value), indent=2, ensure_ascii=False) if is_plan else value

    def to_python(self, value: Any) -> rt.WellnessPlan | None:
        """The plan, or all that is wrong with it."""
        try:
            return rt.loads(value, rt.WellnessPlan) if value else None
        except rt.RecoveryToolsError as error:
            raise refused(error) from None


class PlanEncoder(json.JSONEncoder):
    """Writes a plan where Django writes JSON."""

    def default(self, o: Any) -> Any:
        """The plan as plain data."""
        return rt.to_dict(o)


class PlanField(models.JSONField):
    """A column that holds a plan, as JSON."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The plan in a row; of a part of one that was asked for, plain data."""
        if value is None or isinstance(expression, KeyTransform):
            return super().from_db_value(value, expression, connection)
        return rt.loads(value, rt.WellnessPlan)

    def to_python(self, value: Any) -> rt.WellnessPlan | None:
        """The plan that was put into a record, or that a fixture holds as plain data."""
        try:
            return value if isinstance(value, rt.WellnessPlan | None) else rt.from_dict(value, rt.WellnessPlan)
        except rt.RecoveryToolsError as error:
            raise refused(error) from None

    def value_to_string(self, obj: models.Model) -> Any:
        """What a fixture holds."""
        return rt.to_dict(self.value_from_object(obj))

    def formfield(
        self,
        form_class: type[forms.Field] | None = None,
        choices_form_class: type[forms.ChoiceField] | None = None,
        **kwargs: Any,
    ) -> forms.Field | None:
        """How a form asks for it."""
        return models.Field.formfield(self, form_class or PlanFormField, choices_form_class, **kwargs)
