"""The page of anything that has one: a model, or an answer about models."""

from collections.abc import Callable, Mapping
from typing import Any

from ..guidance import Guidance
from ..models.plan import WellnessPlan
from ..models.views import SharedView
from ..wording import Locale
from ._guidance import guidance_page
from ._outline import Entry, Outliner, outline, speaker
from ._views import view_page


def page(thing: Any, *, locale: Locale, include_private: bool, plan: WellnessPlan | None) -> Entry:
    """The page of a plan, a tool, a value, or of what a function says about them."""
    if answered := _ANSWERS.get(type(thing)):
        return answered(thing, speaker(locale, include_private=include_private, plan=plan))
    return outline(thing, locale=locale, include_private=include_private, plan=plan)


_ANSWERS: Mapping[type[Any], Callable[[Any, Outliner], Entry]] = {
    Guidance: guidance_page,
    SharedView: view_page,
}
"""What makes the page of each kind of answer."""
