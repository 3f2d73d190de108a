"""What is in a view, read off the view alone, for whoever gets it."""

from collections.abc import Iterator

import attrs

from ..fields import facts
from ..models.views import NOTICES, SharedView
from ..wording import Locale, isolated, say


def describe_view(view: SharedView, *, locale: Locale = "en") -> str:
    """What is in a view, in a few lines, for whoever gets it. It is read off the view alone.

    >>> grant = rt.Grant(to="my nurse", sections=("goals",), purpose="so that we can plan my week")
    >>> plan = rt.WellnessPlan(owner=rt.models.Person(name="Malia"), goals=(rt.Goal(statement="Cook for my mother"),))
    >>> view = rt.share(plan, grant, on=date(2026, 11, 22), key=b"a secret of this grant")
    >>> print(rt.describe_view(view))
    From: Malia
    For: my nurse
    What it is for: so that we can plan my week
    In it:
    - What I want: 1
    To take this back stops new views. It cannot call back a copy.
    """
    scope = view.scope
    owner = view.plan.owner.name if view.plan and view.plan.owner else ""
    lines = [
        say(text, locale=locale, it=isolated(it) if isinstance(it, str) else it)
        for text, it in (
            ("From: {it}", owner),
            ("For: {it}", scope.to),
            ("What it is for: {it}", scope.purpose),
            ("First day: {it}", scope.starts),
            ("Last day: {it}", scope.until),
            ("Ends when: {it}", scope.ends_when),
        )
        if it
    ]
    shown = [f"- {say(part.label, locale=locale)}: {part.items}" for part in parts_of(view)]
    lines += [say("In it:", locale=locale), *shown] if shown else [say("There is nothing in it.", locale=locale)]
    return "\n".join([*lines, *notices(view, locale=locale)])


def notices(view: SharedView, *, locale: Locale = "en") -> Iterator[str]:
    """What has to be said with a view. The words of a law stay as they are."""
    yield say(NOTICES[SharedView], locale=locale)
    if view.notice:
        yield view.notice


@attrs.frozen(kw_only=True)
class Shown:
    """A part that someone sees.

    >>> plan = rt.WellnessPlan(goals=(rt.Goal(statement="Cook for my mother"),))
    >>> [shown] = rt.preview(plan, rt.Grant(to="my nurse", sections=("goals",)), on=date(2026, 11, 22)).shown
    >>> shown.path, shown.label, shown.items
    ('/goals', 'What I want', 1)
    """

    path: str
    """Where it stands in what is shared, a JSON Pointer."""
    label: str
    """What a page calls it, in English."""
    items: int
    """How many things they see in it."""


def parts_of(view: SharedView) -> Iterator[Shown]:
    """The parts in a view, who it is from apart."""
    content = view.content
    for fact in facts(type(content)) if content else ():
        value = getattr(content, fact.name)
        is_always = fact.name in {"language", "owner"} and fact.name not in view.scope.sections
        if fact.ask and value != fact.default and not is_always:
            items = len(value) if isinstance(value, tuple) else 1
            yield Shown(path=f"/{fact.name}", label=fact.label or fact.name.capitalize(), items=items)
