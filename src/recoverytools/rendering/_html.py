"""HTML: one file, with nothing in it that runs or reaches out."""

from collections.abc import Iterable
from typing import Any

from ..models.plan import WellnessPlan
from ..models.views import SharedView
from ..wording import Locale
from ._pages import page as page_of
from ._templates import Templates, filled
from .pictures import Picture


def to_html(  # noqa: PLR0913 - each is a choice of its own
    thing: Any,
    *,
    locale: Locale = "en",
    include_private: bool = True,
    plan: WellnessPlan | None = None,
    pictures: Iterable[Picture] = (),
    large_print: bool = False,
    templates: Templates = None,
) -> str:
    """A page in HTML: a whole plan, or a tool alone. It prints well, on A4 and on Letter, and reads well on a phone.

    It is one file that needs no network: there is no script in it, it asks for nothing, and it forbids both. What a
    person wrote is text and nothing else, and each text keeps its own direction.

    >>> page = rt.rendering.to_html(rt.Goal(statement="Sing in the <loud> choir"))
    >>> "<h1" in page, "Sing in the &lt;loud&gt; choir" in page, "<script" in page
    (True, True, False)

    Args:
        thing: A plan, any item or value in one, or what a function says of them.
        locale: The language of our labels. What a person wrote stays as it is.
        include_private: Whether private items stand on the page. They are marked.
        plan: The plan that a journal or a tool alone goes with. What they point to is called by its name there, and our
            labels are said in the person's word choices.
        pictures: What stands at the end of the page, each with the same in a table: `support_map` and the others.
        large_print: Whether the letters are large, on screens and on paper.
        templates: A folder with templates that take the place of ours, or a loader of Jinja.

    Raises:
        ModuleNotFoundError: The extra ``html`` is not installed.
    """
    page = page_of(thing, locale=locale, include_private=include_private, plan=plan)
    return filled(
        "page.html",
        templates=templates,
        locale=locale,
        large_print=large_print,
        their_language=_language_of(thing, plan),
        page=page,
        pictures=tuple(pictures),
        title=page.title,
    )


def _language_of(thing: Any, plan: WellnessPlan | None) -> str:
    """The language that a person's words are in, by what their plan says; empty where that is not known."""
    whole = thing.plan if isinstance(thing, SharedView) else thing
    whole = whole if isinstance(whole, WellnessPlan) else plan
    return whole.language if whole else ""
