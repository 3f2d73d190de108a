"""Rules about what is told or held together with others: stories, groups, journals."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.groups import PeerGroup
from ..models.journal import Journal, off_scale
from ..models.stories import RecoveryStory
from ._rule import Context, Spot, at, rule


@rule(
    RecoveryStory,
    Severity.SAFETY,
    "This way to tell your story includes a part you marked to keep to yourself.",
    "Would you like to leave that part out here, or is it all right to tell now?",
)
def story_tells_what_is_off_limits(story: RecoveryStory, _: Context) -> Iterator[Spot]:
    """A version of a story holds a part that its person marked as not to be told.

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
    for i, version in enumerate(story.versions):
        yield from (at(f"/versions/{i}/parts/{j}") for j, part in enumerate(version.parts) if part in off_limits)


@rule(
    PeerGroup,
    Severity.ADVICE,
    "The parts of a meeting take {agenda} minutes together, and the meeting has {meeting}.",
    "What could be shorter, or wait for the next time?",
)
def agenda_is_longer_than_the_meeting(group: PeerGroup, _: Context) -> Iterator[Spot]:
    """What a group means to do takes longer than the group meets.

    >>> weekly = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,), minutes=60)
    >>> talk = rt.models.AgendaItem(title="a round", minutes=75)
    >>> ask(rt.PeerGroup(name="Tuesday Tea", schedule=weekly, agenda=(talk,)), "agenda-is-longer-than-the-meeting")
    /agenda What could be shorter, or wait for the next time?

    A near miss: it fits to the minute.

    >>> talk = rt.models.AgendaItem(title="a round", minutes=60)
    >>> ask(rt.PeerGroup(name="Tuesday Tea", schedule=weekly, agenda=(talk,)), "agenda-is-longer-than-the-meeting")
    """
    agenda = sum(item.minutes or 0 for item in group.agenda)
    if group.schedule and group.schedule.minutes and agenda > group.schedule.minutes:
        yield at("/agenda", agenda=agenda, meeting=group.schedule.minutes)


@rule(
    Journal,
    Severity.ADVICE,
    "The number {value} lies outside its scale.",
    "Which number did you mean? Or has the scale changed?",
)
def rating_is_off_its_scale(journal: Journal, _: Context) -> Iterator[Spot]:
    """A number in a journal lies outside its scale, as when the scale was changed on another device.

    `Journal.add` does not take such a number.

    >>> hope = rt.Scale(id="hope", name="how hopeful I feel", low=0, high=5)
    >>> monday = datetime(2026, 11, 16, 9, tzinfo=UTC)
    >>> entry = rt.CheckIn(occurred_at=monday, ratings=(rt.models.Rating(about="hope", value=7),))
    >>> ask(rt.Journal(scales=(hope,), checkins=(entry,)), "rating-is-off-its-scale")
    /checkins/0/ratings/0/value Which number did you mean? Or has the scale changed?

    A near miss: the end of the scale is on the scale.

    >>> entry = attrs.evolve(entry, ratings=(rt.models.Rating(about="hope", value=5),))
    >>> ask(rt.Journal(scales=(hope,), checkins=(entry,)), "rating-is-off-its-scale")
    """
    scales = {scale.id: scale for scale in journal.scales}
    for i, entry in enumerate(journal.checkins):
        for j, rating in enumerate(entry.ratings):
            if found := off_scale(rating, scales.get(rating.about)):
                yield at(f"/checkins/{i}/ratings/{j}{found.path}", value=rating.value)
