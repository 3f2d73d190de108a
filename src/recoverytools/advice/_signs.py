"""Rules about triggers, warning signs and wellness tools."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.plan import WellnessPlan
from ..models.signs import Trigger, WarningSign
from ..models.toolbox import WellnessTool
from ..vocabulary import Helped, SignStage
from ..wording import called
from ._rule import Context, Spot, at, rule
from ._sources import IMR, WELLNESS_PLANS


@rule(
    (Trigger, WarningSign),
    Severity.ADVICE,
    "Nothing here says what to do when this comes.",
    "What has helped you then, even a little?",
    source=WELLNESS_PLANS,
)
def sign_has_no_response(sign: Trigger | WarningSign, context: Context) -> Iterator[Spot]:
    """A trigger or a sign has no responses, and no backup plan is for when it comes.

    >>> ask(rt.Trigger(what="payday"), "sign-has-no-response")
    /responses What has helped you then, even a little?

    A near miss: one is enough.

    >>> ask(rt.Trigger(what="payday", responses=(rt.Note(text="shop with Sam"),)), "sign-has-no-response")
    """
    if not sign.responses and called(sign.what) not in context.cues:
        yield at("/responses")


@rule(
    WarningSign,
    Severity.IDEA,
    "Someone else may notice this first. Nothing says how they may tell you.",
    "How would you like to hear it, so that you can take it in?",
    source=IMR,
)
def sign_says_not_how_to_tell(sign: WarningSign, _: Context) -> Iterator[Spot]:
    """A sign names who may notice it first, and not how the person wants to be told.

    >>> sign = rt.WarningSign(what="I stop opening my mail", who_notices=("rose",))
    >>> ask(sign, "sign-says-not-how-to-tell")
    /how_to_tell_me How would you like to hear it, so that you can take it in?

    A near miss: it does.

    >>> ask(attrs.evolve(sign, how_to_tell_me="ask me out for a walk"), "sign-says-not-how-to-tell")
    """
    if sign.who_notices and not sign.how_to_tell_me:
        yield at("/how_to_tell_me")


@rule(
    WellnessPlan,
    Severity.IDEA,
    "Your plan has no signs of this kind yet: {stage}. To see it coming leaves more time.",
    "What would you notice then? What would others see?",
    source=WELLNESS_PLANS,
)
def ladder_has_a_gap(plan: WellnessPlan, _: Context) -> Iterator[Spot]:
    """One stage of the signs is empty, and a later one is not.

    From early signs it goes to signs that things get worse, and from there to a crisis plan.

    >>> worse = rt.WarningSign(what="I stay in bed", stage=SignStage.BREAKING_DOWN)
    >>> ask(rt.WellnessPlan(warning_signs=(worse,)), "ladder-has-a-gap")
    /warning_signs What would you notice then? What would others see?

    A near miss: how far along it is, is not said, so it may be an early one.

    >>> sign = rt.WarningSign(what="I stop singing")
    >>> ask(rt.WellnessPlan(warning_signs=(worse, sign)), "ladder-has-a-gap")
    """
    stages = {sign.stage for sign in plan.warning_signs}
    if SignStage.BREAKING_DOWN in stages and stages.isdisjoint({SignStage.EARLY_SIGN, None}):
        yield at("/warning_signs", stage=SignStage.EARLY_SIGN)
    if plan.crisis and stages == {SignStage.EARLY_SIGN}:
        yield at("/warning_signs", stage=SignStage.BREAKING_DOWN)


@rule(
    WellnessPlan,
    Severity.ADVICE,
    "This counts on something that you marked as no help to you.",
    "What could you do in its place?",
    source=WELLNESS_PLANS,
)
def counts_on_a_tool_that_does_not_help(_: WellnessPlan, context: Context) -> Iterator[Spot]:
    """A response or a practice points to a wellness tool that does not help the person.

    >>> tea = rt.WellnessTool(name="tea", helped=Helped.DOES_NOT_HELP)
    >>> letter = rt.Trigger(what="a letter from the court", responses=(rt.Note(tool=tea.id),))
    >>> ask(rt.WellnessPlan(toolbox=(tea,), triggers=(letter,)), "counts-on-a-tool-that-does-not-help")
    /triggers/0/responses/0/tool What could you do in its place?

    A near miss: it helps sometimes.

    >>> tea = attrs.evolve(tea, helped=Helped.SOMETIMES)
    >>> ask(rt.WellnessPlan(toolbox=(tea,), triggers=(letter,)), "counts-on-a-tool-that-does-not-help")
    """
    for path, id in context.reliances:
        tool = context.find(id, WellnessTool)
        if tool and tool.helped is Helped.DOES_NOT_HELP:
            yield at(path)
