"""What someone sees of a plan, a journal or a story, as a page for them."""

from functools import partial

from ..fields import facts
from ..models.views import SharedView
from ..sharing import notices
from ._outline import Entry, Outliner, outline


def view_page(view: SharedView, outliner: Outliner) -> Entry:
    """What has to be said, and for whom it is; then what they see."""
    kind = outliner.words("Shared view")
    if not outliner.is_shown(view):
        return Entry(text=outliner.marked(view, kind))
    whole = partial(outline, locale=outliner.locale, include_private=outliner.include_private, plan=view.plan)
    contents = [content for content in (view.plan, view.journal, view.story) if content]
    for content in contents:
        outliner.name_all(content)
    first, *more = [*map(whole, contents)] or [Entry()]
    scope = next(outliner.field(fact, view.scope) for fact in facts(SharedView) if fact.name == "scope")
    return Entry(
        label=outliner.marked(view, kind),
        text=first.text,
        entries=tuple(filter(None, (scope, *first.entries, *more))),
        preface=tuple(notices(view, locale=outliner.locale)),
    )
