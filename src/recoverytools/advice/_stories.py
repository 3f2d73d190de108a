"""Rules about recovery stories."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.stories import RecoveryStory, StoryPart
from ..vocabulary import Audience, StoryPartKind
from ._rule import Context, Spot, at, rule
from ._sources import COMPETENCIES, STORIES
from ._words import names_an_amount

_ANYONE = {Audience.PUBLIC, Audience.ONLINE}
_HARD = {StoryPartKind.BEFORE, StoryPartKind.HARD_TIME}
_GOOD = {StoryPartKind.TURNING_POINT, StoryPartKind.WHAT_HELPED, StoryPartKind.NOW, StoryPartKind.HOPES}


def _told(story: RecoveryStory) -> Iterator[tuple[int, StoryPart]]:
    """The parts that someone may hear, each with its place. What is off limits is for no one."""
    return ((i, part) for i, part in enumerate(story.parts) if part.audiences and not part.off_limits)


def _for_anyone(story: RecoveryStory) -> bool:
    return any(not _ANYONE.isdisjoint(part.audiences) for _, part in _told(story))


@rule(
    RecoveryStory,
    Severity.SAFETY,
    "You marked a part of your story to keep to yourself, and here it is to be told.",
    "Would you like to leave that part out here, or is it all right to tell now?",
    source=STORIES,
)
def story_tells_what_is_off_limits(story: RecoveryStory, _: Context) -> Iterator[Spot]:
    """A part that its person marked as not to be told has an audience, or stands in a version of the story.

    >>> winter = rt.models.StoryPart(id="winter", text="The winter I was on my own.", off_limits=True)
    >>> spring = rt.models.StoryPart(id="spring", text="In spring I found the garden.")
    >>> short = rt.models.StoryVersion(minutes=2, parts=("winter", "spring"))
    >>> ask(rt.RecoveryStory(parts=(winter, spring), versions=(short,)), "story-tells-what-is-off-limits")
    /versions/0/parts/0 Would you like to leave that part out here, or is it all right to tell now?

    A near miss: it is left out.

    >>> short = rt.models.StoryVersion(minutes=2, parts=("spring",))
    >>> ask(rt.RecoveryStory(parts=(winter, spring), versions=(short,)), "story-tells-what-is-off-limits")
    """
    off_limits = {part.id for part in story.parts if part.off_limits}
    yield from (at(f"/parts/{i}/audiences") for i, part in enumerate(story.parts) if part.off_limits and part.audiences)
    for i, version in enumerate(story.versions):
        yield from (at(f"/versions/{i}/parts/{j}") for j, part in enumerate(version.parts) if part in off_limits)


@rule(
    RecoveryStory,
    Severity.ADVICE,
    "Anyone may hear a part of this, and nothing says what you keep to yourself.",
    "What will you not talk about, even if they ask?",
    source=STORIES,
)
def story_for_anyone_has_no_boundaries(story: RecoveryStory, _: Context) -> Iterator[Spot]:
    """A part of a story is for the public, and no boundaries are written.

    >>> beans = rt.models.StoryPart(text="I planted beans.", audiences=(Audience.ONLINE,))
    >>> ask(rt.RecoveryStory(parts=(beans,)), "story-for-anyone-has-no-boundaries")
    /boundaries What will you not talk about, even if they ask?

    A near miss: it is for one peer.

    >>> beans = attrs.evolve(beans, audiences=(Audience.ONE_PEER,))
    >>> ask(rt.RecoveryStory(parts=(beans,)), "story-for-anyone-has-no-boundaries")
    """
    if not story.boundaries and _for_anyone(story):
        yield at("/boundaries")


@rule(
    RecoveryStory,
    Severity.ADVICE,
    "Someone else comes up in what anyone may hear. You do not have to ask anyone.",
    "Would you like to leave out who it was, or tell it without them?",
    source=STORIES,
)
def story_for_anyone_tells_of_others(story: RecoveryStory, _: Context) -> Iterator[Spot]:
    """A story for the public has someone in it who has not agreed: they said no, or nothing says what they said.

    >>> beans = rt.models.StoryPart(text="We planted beans.", audiences=(Audience.PUBLIC,))
    >>> sister = rt.models.ThirdParty(who="my sister")
    >>> ask(rt.RecoveryStory(parts=(beans,), third_parties=(sister,)), "story-for-anyone-tells-of-others")
    /third_parties/0/agreed Would you like to leave out who it was, or tell it without them?

    A near miss: she has agreed.

    >>> sister = attrs.evolve(sister, agreed=True)
    >>> ask(rt.RecoveryStory(parts=(beans,), third_parties=(sister,)), "story-for-anyone-tells-of-others")
    """
    if _for_anyone(story):
        yield from (at(f"/third_parties/{i}/agreed") for i, one in enumerate(story.third_parties) if not one.agreed)


@rule(
    RecoveryStory,
    Severity.IDEA,
    "This tells of the hard time, and not yet of what came after.",
    "What helped? How is it now, and what do you hope for?",
    source=STORIES,
)
def story_ends_in_the_hard_time(story: RecoveryStory, _: Context) -> Iterator[Spot]:
    """The parts of a story are about how hard it was, and none about what helped, the present or hope.

    >>> winter = rt.models.StoryPart(text="The winter I was on my own.", kind=StoryPartKind.HARD_TIME)
    >>> ask(rt.RecoveryStory(parts=(winter,)), "story-ends-in-the-hard-time")
    /parts What helped? How is it now, and what do you hope for?

    A near miss: then came spring.

    >>> spring = rt.models.StoryPart(text="Then I planted beans.", kind=StoryPartKind.WHAT_HELPED)
    >>> ask(rt.RecoveryStory(parts=(winter, spring)), "story-ends-in-the-hard-time")
    """
    kinds = {part.kind for part in story.parts if not part.off_limits}
    if not kinds.isdisjoint(_HARD) and kinds.isdisjoint(_GOOD):
        yield at("/parts")


@rule(
    RecoveryStory,
    Severity.IDEA,
    "This says how much it was. For some who listen, that pulls hard.",
    "Could you tell it without the amount?",
    source=STORIES,
)
def story_tells_how_much(story: RecoveryStory, context: Context) -> Iterator[Spot]:
    """A part of a story that someone may hear names an amount, as "two bottles". Looks at text in English.

    >>> part = rt.models.StoryPart(text="By then it was a bottle of vodka a night.", audiences=(Audience.GROUP,))
    >>> ask(rt.RecoveryStory(parts=(part,)), "story-tells-how-much")
    /parts/0/text Could you tell it without the amount?

    A near miss: it is how much of a medicine someone takes.

    >>> part = attrs.evolve(part, text="Two tablets a day, and I sleep.")
    >>> ask(rt.RecoveryStory(parts=(part,)), "story-tells-how-much")
    """
    for i, part in _told(story):
        if context.english and names_an_amount(part.text):
            yield at(f"/parts/{i}/text")


@rule(
    RecoveryStory,
    Severity.IDEA,
    "This is for one peer. People open up more when you ask before, and after.",
    "What will you ask them first? What will you ask when you are done?",
    source=COMPETENCIES,
)
def story_for_a_peer_asks_nothing(story: RecoveryStory, _: Context) -> Iterator[Spot]:
    """A story that one peer may hear has no question before it, or none after it.

    >>> beans = rt.models.StoryPart(text="I planted beans.", audiences=(Audience.ONE_PEER,))
    >>> ask(rt.RecoveryStory(parts=(beans,), ask_before="May I?"), "story-for-a-peer-asks-nothing")
    /ask_after What will you ask them first? What will you ask when you are done?

    A near miss: it is for a room full of people.

    >>> beans = attrs.evolve(beans, audiences=(Audience.PUBLIC,))
    >>> ask(rt.RecoveryStory(parts=(beans,)), "story-for-a-peer-asks-nothing")
    """
    if any(Audience.ONE_PEER in part.audiences for _, part in _told(story)):
        if not story.ask_before:
            yield at("/ask_before")
        elif not story.ask_after:
            yield at("/ask_after")


@rule(
    RecoveryStory,
    Severity.IDEA,
    "Nothing here says what comes after you have told it. Telling a story can stir you up.",
    "Who or what will be there for you after?",
    source=STORIES,
)
def story_has_no_support_after(story: RecoveryStory, _: Context) -> Iterator[Spot]:
    """A story has a version to tell, and nothing says what will be there after.

    >>> beans = rt.models.StoryPart(text="I planted beans.")
    >>> short = rt.models.StoryVersion(minutes=2, parts=(beans.id,))
    >>> ask(rt.RecoveryStory(parts=(beans,), versions=(short,)), "story-has-no-support-after")
    /support_after Who or what will be there for you after?

    A near miss: there is no version to tell yet.

    >>> ask(rt.RecoveryStory(parts=(beans,)), "story-has-no-support-after")
    """
    if story.versions and not story.support_after:
        yield at("/support_after")
