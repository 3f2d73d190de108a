"""What cannot stand raises, with a message; what is half written or odd constructs, and comes back from its document."""

import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools.findings import Severity
from recoverytools.models import (
    AgendaItem,
    AttainmentScale,
    CareChoice,
    Choice,
    Conflict,
    Fallback,
    GoalReview,
    Measure,
    Medicine,
    Naloxone,
    NotInvolved,
    Option,
    OtherPerson,
    Page,
    Person,
    Rating,
    StoryVersion,
    Sureness,
    Witness,
)
from recoverytools.values import HoursRule, RenewalNeeds
from recoverytools.vocabulary import ConflictKind, Every, MedicineUse, NotAnswered, Weekday, Wish

DAY, NOON = date(2026, 11, 22), datetime(2026, 11, 22, 12, tzinfo=UTC)
SAM = rt.Support(id="sam", name="Sam")
WALK = rt.Step(id="walk", what="walk", supports=("sam",))
GOAL = rt.Goal(id="goal", statement="move", steps=(WALK,), supports=("sam",))
RAIN = rt.BackupPlan(id="rain", cue="rain", covers=("walk", "sam"))
PLAN = rt.WellnessPlan(id="plan", supports=(SAM,), goals=(GOAL,), backups=(RAIN,))
SLEEP = rt.Scale(id="sleep", name="sleep", low=0, high=12)
OFF_SCALE = rt.CheckIn(id="off", occurred_at=NOON, ratings=(Rating(about="sleep", value=99),))
ASK = Option(id="ask", text="ask")

UNIQUE = "must be an id that no other item has"
JSON = "must hold what JSON can hold, but null: whole numbers up to 2^53, at most 16 levels"


def read(**goal: Any) -> Any:
    return rt.from_dict({"statement": "x"} | goal, rt.Goal)


@pytest.mark.parametrize(
    ("build", "code", "says"),
    [
        # ids and pointers
        (lambda: attrs.evolve(PLAN, skills=(rt.Skill(id="walk", name="x"),)), "rule-duplicate-id", f"goals/0/steps/0/id {UNIQUE}"),
        (lambda: rt.WellnessPlan(id="sam", supports=(SAM,)), "rule-duplicate-id", f"supports/0/id {UNIQUE}"),
        (lambda: rt.Goal(id="walk", statement="x", steps=(WALK,)), "rule-duplicate-id", f"steps/0/id {UNIQUE}"),
        (lambda: rt.Journal(checkins=(OFF_SCALE,), erased=("off",)), "rule-duplicate-id", "checkins/0/id must not be the id of something that was erased"),
        (lambda: rt.WellnessPlan(goals=(GOAL,)), "rule-dangling-reference", "goals/0/supports/0 must be the id of some Support in this WellnessPlan"),
        (lambda: attrs.evolve(PLAN, supports=()), "rule-dangling-reference", "goals/0/supports/0 must be the id of some Support in this WellnessPlan"),
        (lambda: rt.WellnessPlan(supports=(SAM,), backups=(RAIN,)), "rule-dangling-reference", "backups/0/covers/0 must be the id of some Step or DailyPractice or Support or Duty in this WellnessPlan"),
        (lambda: attrs.evolve(PLAN, doing_well=(rt.Note(text="x", support="goal"),)), "rule-dangling-reference", "doing_well/0/support must be the id of some Support in this WellnessPlan"),
        (lambda: rt.ProblemSolving(problem="x", chosen="ask"), "rule-dangling-reference", "chosen must be the id of some Option in this ProblemSolving"),
        (lambda: rt.ProblemSolving(id="p", problem="x", chosen="p"), "rule-dangling-reference", "chosen must be the id of some Option in this ProblemSolving"),
        (lambda: rt.Decision(question="x", preferred="ask"), "rule-dangling-reference", "preferred must be the id of some Option in this Decision"),
        (
            lambda: rt.from_dict({"problems": [{"problem": "x", "options": [{"id": "ask", "text": "x"}]}], "decisions": [{"question": "x", "chosen": "ask"}]}, rt.WellnessPlan),
            "rule-dangling-reference",
            "/decisions/0/chosen must be the id of some Option in this Decision",
        ),
        (lambda: rt.RecoveryStory(versions=(StoryVersion(parts=("beans",)),)), "rule-dangling-reference", "versions/0/parts/0 must be the id of some StoryPart in this RecoveryStory"),
        (lambda: rt.Journal(uses=(rt.PlanUse(occurred_at=NOON, replaces="off"),), checkins=(OFF_SCALE,)), "rule-dangling-reference", "uses/0/replaces must be the id of some PlanUse in this Journal"),
        # low above high
        (lambda: Measure(low=2, high=1), "rule-low-above-high", "low must not be above high"),
        (lambda: rt.Scale(name="x", low=0.5, high=0), "rule-low-above-high", "low must not be above high"),
        (lambda: rt.Watch(at_most=4, days=3, of=2), "rule-days-above-of", "days must not be more than of"),
        (lambda: rt.Schedule(every=Every.DAY, start=DAY, until=date(2026, 11, 21)), "rule-until-before-start", "until must not be before start"),
        # what would mean nothing
        (lambda: Choice(value=[None]), "rule-json", "value must be what JSON can hold, but null: whole numbers up to 2^53, at most 24 levels (in Python plain data, as to_dict gives it)"),
        (lambda: Conflict(about="a", kind=ConflictKind.ORDER, choices=(Choice(),), kept=1), "rule-no-such-choice", "kept must be the place of one of the choices"),
        (lambda: rt.Note(), "rule-empty-note", "text needs some words, or the note something to point to"),
        (lambda: rt.BackupPlan(needs="x"), "rule-empty-backup", "cue needs some words, or the response does"),
        (lambda: rt.Grant(from_whom="x"), "rule-empty-grant", "to needs a name, or the grant one of the supports"),
        (lambda: rt.Watch(at_least=5, at_most=3), "rule-low-above-high", "at_least must not be above at_most"),
        (lambda: rt.Watch(days=2, of=3), "rule-empty-watch", "at_least needs a number, or at_most or change does"),
        (lambda: rt.Journal(uses=(rt.PlanUse(id="a", occurred_at=NOON, replaces="a"),)), "rule-replaces-itself", "uses/0/replaces must not lead back to its own entry"),
        (lambda: Rating(about="sleep"), "rule-one-answer", "value must be the one answer, or level, or not_answered"),
        (lambda: Rating(about="sleep", value=0, level=0), "rule-one-answer", "value must be the one answer, or level, or not_answered"),
        (lambda: Rating(about="sleep", level=0, not_answered=NotAnswered.FORGOT), "rule-one-answer", "value must be the one answer, or level, or not_answered"),
        (lambda: rt.Schedule(every=Every.MONTH, day_of_month=31, interval=12, start=date(2026, 6, 1)), "rule-never-happens", "day_of_month must be a day that one of these months has"),
        (lambda: rt.Schedule(every=Every.DAY, interval=7, on=(Weekday.MONDAY,), start=DAY), "rule-never-happens", "on must name the weekday that each of these days is"),
        # what a method is asked to do
        (lambda: rt.Journal(scales=(SLEEP,)).add(OFF_SCALE), "rule-off-scale", "checkins/0/ratings/0/value must not be above 12, where its scale ends"),
        (lambda: rt.WellnessPlan(crisis=rt.CrisisPlan()).add(rt.CrisisPlan()), "rule-place-taken", "crisis is there already; replace or remove it"),
        (lambda: PLAN.reschedule("walk", rt.Schedule(every=Every.DAY, start=date(2026, 11, 21)), on=DAY), "rule-start-before-change", "start must not be before the day of the change"),
        # text and mappings
        (lambda: rt.Note(text="a\x07"), "rule-control-character", "text must hold no control characters but tabs and line breaks"),
        (lambda: Measure(low=2**53 + 1), "rule-large-number", "low must be at most 2^53 where it is a whole number"),
        (lambda: rt.WellnessPlan(word_choices={"a\r": "b", "a\n": "c"}), "rule-same-key", "word_choices must not hold the same key twice, line ends apart"),
        (lambda: rt.Goal(statement="x", extensions={"org.x": [None]}), "rule-extensions", f"extensions {JSON}"),
        # what only a document can hold
        (lambda: read(importance=7.0), "rule-whole-number", "/importance must be a whole number from 0 to 10"),
        (lambda: read(due="2026-02-30"), "rule-no-such-day", "/due must be a day that the calendar has"),
    ],
)  # fmt: skip
def test_what_raises(build: Any, code: str, says: str) -> None:
    with pytest.raises(rt.InvalidValue) as raised:
        build()
    assert str(raised.value) == says
    assert [(finding.code, finding.severity) for finding in raised.value.findings] == [(code, Severity.ERROR)]


def test_every_rule_there_is_has_a_case() -> None:
    """Those apart that tell of a change that does not fit; they have theirs beside `apply` and `accept`."""
    rooms = (path for path in Path(rt.__file__).parent.iterdir() if path.name != "revision")
    sources = [source for room in rooms for source in (room.rglob("*.py") if room.is_dir() else [room])]
    there = {
        code
        for source in sources
        if source.suffix == ".py"
        for code in re.findall('"(rule-[a-z-]+)"', source.read_text(encoding="utf-8"))
    }
    marks: Any = test_what_raises
    assert {code for _, code, _ in marks.pytestmark[0].args[1]} == there


HALF_TYPED: list[Any] = [
    rt.WellnessPlan(),
    rt.WellnessPlan(title=" ", owner=Person(), carry=("a", "b", "c", "d"), layout=("nothing",), quiet_hours=rt.Hours()),
    rt.CrisisPlan(not_involved=(NotInvolved(),), witnesses=(Witness(),)),
    rt.SafetyPlan(),
    rt.SaferUse(naloxone=Naloxone()),
    rt.PostCrisisPlan(),
    rt.Journal(),
    rt.RecoveryStory(versions=(StoryVersion(),)),
    rt.WorkingAgreement(reach=(rt.Contact(hours=(rt.Hours(),)),)),
    rt.Conversation(),
    rt.Decision(question="x", sure=Sureness(), others=(OtherPerson(),)),
    rt.Goal(statement="x", measure=Measure(), scale=AttainmentScale(), reviews=(GoalReview(),)),
    rt.BackupPlan(response="x", fallbacks=(Fallback(),)),
    rt.Credential(title="x", needs=RenewalNeeds(minima=(HoursRule(),), caps=(HoursRule(),))),
    rt.Scale(name="x", low=5, high=5),
    rt.WarningSign(what="x", watches=(rt.Watch(at_least=0),)),
]


@pytest.mark.parametrize(
    "thing",
    [
        *(pytest.param(thing, id=f"half-typed {type(thing).__name__}") for thing in HALF_TYPED),
        pytest.param(rt.Journal(scales=(SLEEP,), checkins=(OFF_SCALE,)), id="a rating outside its scale"),
        pytest.param(rt.Journal(checkins=(OFF_SCALE,), erased=("sleep", "sleep")), id="a rating of an erased scale"),
        pytest.param(rt.Goal(statement="x", start=DAY, due=date(2026, 1, 1)), id="due before start"),
        pytest.param(rt.Goal(statement="x", measure=Measure(low=1, high=1, target=5, baseline=5)), id="target equals baseline"),
        pytest.param(rt.ProblemSolving(problem="x", happened="y", options=(ASK,)), id="an outcome without a choice"),
        pytest.param(rt.Decision(question="x", options=(ASK,), chosen="ask", preferred="ask"), id="a choice that is its own"),
        pytest.param(
            attrs.evolve(PLAN, crisis=rt.CrisisPlan(agent="sam", witnesses=(Witness(support="sam"),))),
            id="agent also witness",
        ),
        pytest.param(
            attrs.evolve(
                PLAN,
                crisis=rt.CrisisPlan(
                    turned_on_by=("sam",), take_over=("sam", "sam"), not_involved=(NotInvolved(support="sam", name="Sam"),)
                ),
            ),
            id="in charge and not involved",
        ),
        pytest.param(
            rt.CrisisPlan(
                medicines=tuple(Medicine(name="x", form="pill", dose="one", use=use) for use in MedicineUse),
                treatments=tuple(CareChoice(text="x", wish=wish) for wish in Wish),
            ),
            id="a medicine both wanted and refused",
        ),
        pytest.param(
            rt.PeerGroup(
                name="x",
                schedule=rt.Schedule(every=Every.WEEK, minutes=60),
                agenda=(AgendaItem(title="x", minutes=1440), AgendaItem(title="y", minutes=1440)),
            ),
            id="an agenda longer than its meeting",
        ),
        pytest.param(rt.BackupPlan(cue="rain"), id="a backup that leads nowhere"),
        pytest.param(rt.Grant(to="x", starts=DAY, until=date(2026, 1, 1), sections=("gaols",)), id="a grant that never holds"),
        pytest.param(rt.Credential(title="x", issued=DAY, expires=date(2026, 1, 1)), id="expired before it was given"),
        pytest.param(rt.WellnessPlan(pages=(Page(heading="x", checked_on=date(2200, 12, 31)),)), id="checked in times to come"),
        pytest.param(rt.WellnessPlan(quiet_hours=rt.Hours(start=time(22), end=time(7))), id="a night past midnight"),
        pytest.param(GOAL, id="a goal alone, its supports elsewhere"),
        pytest.param(rt.Advocacy(need="x", if_not="in-the-plan", allies=("sam",)), id="a tool alone"),
    ],
)  # fmt: skip
def test_what_is_half_written_or_odd_is_welcome(thing: Any) -> None:
    assert rt.loads(rt.dumps(thing)) == thing
