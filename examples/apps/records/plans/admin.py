"""The form of the admin: beside a field it says what is wrong, and below it what could be asked next."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

import recoverytools as rt

from .models import Record


@admin.register(Record)
class RecordAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # when it runs, the class takes none
    """A plan with its review."""

    fields = ("plan", "questions")
    readonly_fields = ("questions",)

    @admin.display(description="What could be asked next")
    def questions(self, record: Record) -> SafeString:
        """What the review of a saved plan asks, the most urgent first."""
        found = rt.review(record.plan, today=timezone.localdate(), limit=5) if record.pk else ()
        return format_html_join("", "<p>{} {}</p>", ((str(each), each.question()) for each in found))
