"""What a person wrote down to notice."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from ..fields import parts
from ..models.items import Item, Note
from ..models.plan import WellnessPlan
from ..models.signs import Trigger, WarningSign
from ..vocabulary import SignStage, Stage

_SIGNS: Mapping[str, tuple[Stage, bool]] = {
    "/safety/signs": (Stage.CRISIS, True),
    "/crisis/when_others_step_in": (Stage.CRISIS, False),
    "/crisis/over_when": (Stage.AFTER, False),
    "/after_crisis/over_when": (Stage.AFTER, False),
}
"""The notes that are signs, by the list they stand in: their stage, and whether they belong to the safety plan."""


@attrs.frozen(kw_only=True)
class Sign:
    """Something that a person wrote down to notice: a trigger, or a sign of any kind.

    >>> from recoverytools.guidance import signs
    >>> [sign] = signs(rt.WellnessPlan(triggers=(rt.Trigger(id="bills", what="a letter with a window"),)))
    >>> sign.id, sign.text, sign.stage.label(), sign.safety
    ('bills', 'a letter with a window', 'Something that makes it harder', False)
    """

    id: str
    """Its id in the plan, to name it to `what_now`."""
    path: str
    """Where it stands in the plan, a JSON Pointer."""
    text: str = attrs.field(repr=False)
    """What it is, in the person's words."""
    stage: Stage
    """How hard it is. A sign of which nobody said so counts as an early one."""
    safety: bool
    """Whether it is a sign of the safety plan."""
    private: bool
    """Whether it is private in the plan."""


def signs(plan: WellnessPlan) -> tuple[Sign, ...]:
    """All that a person wrote down to notice, in the order of the plan: what `what_now` can be asked about.

    >>> from recoverytools.guidance import signs
    >>> mail = rt.WarningSign(id="mail", what="I stop opening my mail")
    >>> [(sign.id, sign.stage.label()) for sign in signs(rt.WellnessPlan(warning_signs=(mail,)))]
    [('mail', 'Early sign')]
    """
    private = private_ids(plan)
    pointed: Iterable[Any] = (*plan.toolbox, *plan.supports, *plan.resources)
    names = {item.id: item.name for item in pointed}
    return tuple(sign for path, item in plan.items() if (sign := _sign(path, item, names, private)))


def _sign(path: str, item: Item, names: Mapping[str, str], private: frozenset[str]) -> Sign | None:
    """An item of a plan as something to notice, where it is that."""
    safety = False
    match item:
        case Trigger():
            text, stage = item.what, Stage.TRIGGER
        case WarningSign():
            late = item.stage is SignStage.BREAKING_DOWN
            text, stage = item.what, Stage.BREAKING_DOWN if late else Stage.EARLY_SIGN
        case Note() if path.rpartition("/")[0] in _SIGNS:
            stage, safety = _SIGNS[path.rpartition("/")[0]]
            text = item.text or names[item.tool or item.support or item.resource or ""]
        case _:
            return None
    return Sign(id=item.id, path=path, text=text, stage=stage, safety=safety, private=item.id in private)


def private_ids(model: Any, *, around: bool = False) -> frozenset[str]:
    """The ids of all items at and below a model that are private, or in something that is."""
    private = around or getattr(model, "private", False)
    here = {model.id} if private and isinstance(model, Item) else set()
    return frozenset(here.union(*(private_ids(part, around=private) for _, part in parts(model))))
