"""What someone sees of a plan, a journal or a story, as a page for them."""

from ..fields import facts
from ..models.views import SharedView
from ..sharing import notices
from ._outline import Entry, Outliner, outline


def view_page(view: SharedView, outliner: Outliner) -> Entry:
    """What has to be said, and for whom it is; then what they see."""
    kind = outliner.words("Shared view")
    if not outliner.is_shown(view):
        return Entry(text=outliner.marked(view, kind))
    shown = Entry()
    if view.content:
        outliner.name_all(view.content)
        shown = outline(view.content, locale=outliner.locale, include_private=outliner.include_private, plan=view.plan)
    scope = next(outliner.field(fact, view.scope) for fact in facts(SharedView) if fact.name == "scope")
    return Entry(
        label=outliner.marked(view, kind),
        text=shown.text,
        entries=tuple(filter(None, (scope, *shown.entries))),
        preface=tuple(notices(view, locale=outliner.locale)),
    )
