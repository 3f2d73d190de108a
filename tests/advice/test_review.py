"""The review: each rule with its example and near miss (in its docstring), the order, the choosing, the words."""

import re
from datetime import UTC, date, datetime, time
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.advice import CATALOGUE, Context, at, review, rule
from recoverytools.findings import Severity
from recoverytools.models import Measure
from recoverytools.testing import models_of
from recoverytools.vocabulary import Direction, Every, GoalStatus, Nth, StepStatus, Weekday
from recoverytools.wording import Word
from strategies import EACH, RECORDS, VALUES

TODAY = date(2026, 11, 22)
ACTIVE = GoalStatus.ACTIVE


def codes(thing: Any, **options: Any) -> Any:
    return [finding.code for finding in review(thing, today=TODAY, **options)]


@pytest.mark.parametrize("each", CATALOGUE, ids=lambda each: each.code)
def test_a_rule_says_why_and_shows_an_example_and_a_near_miss(each: Any) -> None:
    """The examples run as doctests; here is that they are there."""
    why, *_ = each.looks_at.split("\n")
    assert why.endswith(".")
    assert each.source
    shown, missed = each.examples.split("A near miss:")
    assert re.search(rf'"{each.code}"(, (journal|region)=.+)?\)\n', shown), "the example asks for this rule"
    assert shown.strip().endswith(each.asks), "and the rule asks its question"
    last = missed.strip().splitlines()[-1]
    assert re.search(rf'^>>> ask\(.*"{each.code}"', last), "the near miss asks for it too, and nothing is asked"


UNKIND = re.compile(
    r"\b(fail|must|should|wrong|error|missing|complian|complet|patient|client|why didn|why did you not|suicid|kill|die\b|"
    r"pills|gun|rope|knife|means|method)",
    re.IGNORECASE,
)
"""Verdicts, and the things that a safety plan keeps out of reach: nothing here asks about those."""


@pytest.mark.parametrize("each", CATALOGUE, ids=lambda each: each.code)
def test_a_rule_speaks_kindly_and_asks(each: Any) -> None:
    assert re.fullmatch("[a-z]+(-[a-z]+)+", each.code)
    assert each.severity in {Severity.SAFETY, Severity.ADVICE, Severity.IDEA}
    assert each.says.endswith(".")
    assert each.asks.endswith("?")
    assert not UNKIND.search(f"{each.says} {each.asks}")


def test_codes_are_unique_and_no_two_rules_say_or_ask_the_same() -> None:
    for name in ("code", "says", "asks"):
        assert len({getattr(each, name) for each in CATALOGUE}) == len(CATALOGUE)


def test_nothing_is_asked_about_what_could_be_used_to_end_a_life() -> None:
    """Many agencies leave that to people who are trained in it; the form has a place for what the person decides."""
    for safety in (rt.SafetyPlan(), rt.SafetyPlan(on_my_own=(rt.Note(text="x"),))):
        assert not [finding for finding in review(safety, today=TODAY) if "surroundings" in finding.path]


def test_what_asks_for_most_attention_comes_first_then_what_helps_most_then_the_order_of_the_plan() -> None:
    sure = rt.Goal(statement="Sing in the choir again", status=ACTIVE, confidence=3, why="joy", due=date(2027, 1, 1))
    half = rt.BackupPlan(cue="the bus does not come")
    plan = rt.WellnessPlan(goals=(sure, sure_again(sure)), backups=(half,))
    found = review(plan, today=TODAY)
    assert [(finding.severity.value, finding.code, finding.path) for finding in found] == [
        ("advice", "backup-leads-nowhere", "/backups/0/response"),
        ("advice", "goal-has-no-step", "/goals/0/steps"),
        ("advice", "goal-has-no-step", "/goals/1/steps"),
        ("idea", "goal-confidence-is-low", "/goals/0/confidence"),
        ("idea", "goal-confidence-is-low", "/goals/1/confidence"),
        ("idea", "goal-has-no-measure", "/goals/0/measure"),
        ("idea", "goal-has-no-measure", "/goals/1/measure"),
    ]
    limited = review(plan, today=TODAY, limit=6)
    assert limited == (found[0], found[1], found[3], found[5], found[2], found[4]), "one of each first, then the others"
    assert review(plan, today=TODAY, limit=3) == limited[:3]


def test_questions_about_a_goal_come_in_the_order_in_which_they_help() -> None:
    """A step, why, what instead, how sure, how to notice, and at last by when."""
    goal = rt.Goal(statement="Stop eating at night", status=ACTIVE, importance=2, confidence=3)
    assert codes(rt.WellnessPlan(goals=(goal,), strengths=(rt.Strength(text="I sing"),))) == [
        "goal-has-no-step",
        "goal-has-no-why",
        "goal-importance-is-low",
        "goal-says-stop",
        "goal-confidence-is-low",
        "goal-has-no-measure",
        "goal-has-no-date",
        "strength-is-not-used",
    ]


def test_a_day_that_has_passed_is_asked_about_before_what_could_make_a_goal_fit() -> None:
    goal = rt.Goal(statement="Swim", status=ACTIVE, due=date(2026, 11, 21), importance=2, steps=(rt.Step(what="y"),))
    assert codes(goal, limit=2) == ["due-has-passed", "goal-has-no-why"]


def test_of_many_goals_it_is_asked_which_one_before_what_each_of_them_lacks() -> None:
    goals = tuple(rt.Goal(statement="x", status=ACTIVE, steps=(rt.Step(what="y"),)) for _ in range(5))
    first, *others = codes(rt.WellnessPlan(goals=goals))
    assert first == "plan-has-many-goals-at-once"
    assert set(others) == {"goal-has-no-why", "goal-has-no-measure", "goal-has-no-date"}


def test_a_goal_that_only_says_what_is_to_stop_is_asked_what_comes_in_its_place() -> None:
    goal = rt.Goal(statement="Stop eating at night")
    assert codes(goal) == ["goal-says-stop"]
    assert codes(rt.WellnessPlan(language="es", goals=(goal,))) == ["goal-is-a-thought"]


def sure_again(goal: rt.Goal) -> Any:
    return rt.from_dict({**rt.to_dict(goal), "id": "another"}, rt.Goal)


def test_choosing() -> None:
    goal = rt.Goal(statement="Sing in the choir", status=ACTIVE)
    every = codes(goal)
    assert every == ["goal-has-no-step", "goal-has-no-why", "goal-has-no-measure", "goal-has-no-date"]
    assert codes(goal, only=["goal-has-no-why"]) == ["goal-has-no-why"]
    assert codes(goal, only=[]) == []
    assert codes(goal, ignore={"goal-has-no-step"}) == every[1:]
    assert codes(goal, only=every[:2], ignore=every[:1]) == every[1:2]
    assert codes(goal, limit=2) == every[:2]
    assert codes(goal, limit=0) == []
    assert codes(goal, ignore=["of-a-rule-that-is-not-here"]) == every, "an app keeps codes for good"
    with pytest.raises(ValueError, match=r"^no rule has the code goal-has-no-wy; did you mean goal-has-no-why\?$"):
        review(goal, today=TODAY, only=["goal-has-no-wy"])
    with pytest.raises(ValueError, match=r"^no rule has the code x$"):
        review(goal, today=TODAY, only=["x"])


def test_mistakes_of_a_program_are_told_at_the_door() -> None:
    goal = rt.Goal(statement="x")
    cases: list[tuple[Any, Any, str]] = [
        ({}, {"today": TODAY}, "review takes a model of this library, not a dict"),
        (goal, {"today": "2026-11-22"}, "today must be a datetime.date"),
        (goal, {"today": datetime(2026, 11, 22, tzinfo=UTC)}, "today must be a datetime.date"),
        (goal, {"today": TODAY, "journal": goal}, "journal must be a Journal, not a Goal"),
        (goal, {"today": TODAY, "only": "goal-has-no-why"}, "only and ignore take a list of codes"),
        (goal, {"today": TODAY, "ignore": "goal-has-no-why"}, "only and ignore take a list of codes"),
    ]
    for thing, options, says in cases:
        with pytest.raises(TypeError, match=says):
            review(thing, **options)
    with pytest.raises(ValueError, match="limit must not be below 0"):
        review(goal, today=TODAY, limit=-1)
    with pytest.raises(ValueError, match=r"^region must be a country or region code"):
        review(goal, today=TODAY, region="us")
    with pytest.raises(ValueError, match=r"^this journal goes with another plan$"):
        review(rt.WellnessPlan(id="mine"), today=TODAY, journal=rt.Journal(plan="yours"))
    with pytest.raises(ValueError, match="two rules have the code goal-has-no-why"):
        review(goal, today=TODAY, rules=[each for each in CATALOGUE if each.code == "goal-has-no-why"])


@pytest.mark.parametrize("value", ["a person's text", None, ("a",), [1]])
def test_a_finding_names_no_text_that_a_person_wrote(value: object) -> None:
    with pytest.raises(TypeError, match="count must be a number, a date, a time or a word of our lists"):
        at("/statement", count=value)
    assert at("/x", n=1, f=1.5, day=TODAY, hour=time(8), word=ACTIVE) == (
        "/x",
        {"n": 1, "f": 1.5, "day": TODAY, "hour": time(8), "word": ACTIVE},
    )


def test_a_rule_of_an_applications_own() -> None:
    @rule(rt.Step, Severity.IDEA, "This step has {count} words.", "Could it be said in three?")
    def step_is_wordy(step: Any, context: Any) -> Any:
        """A step is wordy."""
        assert context.today == TODAY
        if len(step.what.split()) > 3:
            yield at("/what", count=len(step.what.split()))

    goal = rt.Goal(statement="x", steps=(rt.Step(what="walk to the corner"), rt.Step(what="rest")))
    [finding] = review(goal, today=TODAY, rules=[step_is_wordy], only=["step-is-wordy"])
    assert (finding.path, str(finding), finding.question()) == (
        "/steps/0/what",
        "This step has 4 words.",
        "Could it be said in three?",
    )
    assert step_is_wordy.docs == "A step is wordy."
    assert codes(goal, rules=[step_is_wordy])[-1] == "step-is-wordy"


def lost(_step: Any, _context: Any) -> Any:
    raise LookupError("on the way")


RULES_GONE_WRONG: list[tuple[Any, type[Exception], str]] = [
    (lambda _step, _context: [at("/what")], TypeError, "at(…) must be given count, which the words of the rule name"),
    (lambda _step, _context: [at(count=1)], TypeError, "at(…) must be given day, which the words of the rule name"),
    (lambda _step, _context: "/what", TypeError, "a rule must yield at(…), not a str"),
    (lambda _step, _context: at("/what", count=1, day=TODAY), TypeError, "a rule must yield at(…), not a str"),
    (lambda _step, _context: [("/what", "one")], TypeError, "a rule must yield at(…), not a tuple"),
    (lambda _step, _context: None, TypeError, "'NoneType' object is not iterable"),
    (lost, LookupError, "on the way"),
]


@pytest.mark.parametrize(("look", "kind", "says"), RULES_GONE_WRONG)
def test_a_rule_of_an_applications_own_that_goes_wrong_is_named(look: Any, kind: Any, says: str) -> None:
    look.__name__ = "step_is_odd"
    odd = rule(rt.Step, Severity.IDEA, "There are {count}.", "What by {day}, or {count}?")(look)
    with pytest.raises(kind) as caught:
        review(rt.Step(what="rest"), today=TODAY, rules=[odd])
    assert type(caught.value) is kind
    assert str(caught.value) == says
    assert caught.value.__notes__ == ["in the rule step-is-odd"]


def test_a_rule_may_give_more_values_than_its_words_name() -> None:
    @rule(rt.Step, Severity.IDEA, "There is one.", "Is there?")
    def step_is_one(_step: Any, _context: Any) -> Any:
        yield at(count=1)

    [finding] = review(rt.Step(what="rest"), today=TODAY, rules=[step_is_one], only=["step-is-one"])
    assert finding.values == {"count": 1}


def test_a_rule_may_ask_once_at_the_first_place_where_it_finds_something() -> None:
    @rule(rt.Step, Severity.IDEA, "This is a walk.", "Where to?", once=True)
    def step_is_a_walk(step: Any, _context: Any) -> Any:
        """A step is a walk."""
        if step.what == "walk":
            yield from (at("/what"), at("/what"))

    steps = tuple(rt.Step(what=what) for what in ("rest", "walk", "walk"))
    found = review(rt.Goal(statement="x", steps=steps), today=TODAY, rules=[step_is_a_walk], only=["step-is-a-walk"])
    assert [finding.path for finding in found] == ["/steps/1/what"]
    every = review(
        rt.Goal(statement="x", steps=steps),
        today=TODAY,
        rules=[attrs.evolve(step_is_a_walk, once=False)],
        only=["step-is-a-walk"],
    )
    assert [finding.path for finding in every] == [f"/steps/{i}/what" for i in (1, 1, 2, 2)]


def test_a_rule_is_explained() -> None:
    each = rt.explain("goal-has-no-why")
    assert each is next(one for one in CATALOGUE if one.code == "goal-has-no-why")
    assert each.looks_at == "A goal someone is working on does not say why (the R of SMART)."
    assert each.examples.startswith('>>> ask(rt.Goal(statement="Cook on Sundays"')
    assert f"{each.looks_at}\n\n{each.examples}" == each.docs
    with pytest.raises(ValueError, match=r"^no rule has the code x-y$"):
        rt.explain("x-y", rules=[])

    @rule((rt.Goal, rt.Step), Severity.IDEA, "This is loud.", "Could it be said softly?", source="my aunt")
    def goal_is_loud(_thing: Any, _context: Any) -> Any:
        """A goal or a step is loud."""
        return [at()]

    assert rt.explain("goal-is-loud", rules=[goal_is_loud]) is goal_is_loud
    assert (goal_is_loud.looks_at, goal_is_loud.examples, goal_is_loud.source) == (
        "A goal or a step is loud.",
        "",
        "my aunt",
    )
    goal = rt.Goal(statement="x", steps=(rt.Step(what="y"),))
    found = review(goal, today=TODAY, rules=[goal_is_loud], only=["goal-is-loud"])
    assert [finding.path for finding in found] == ["", "/steps/0"], "a rule may look at several classes"


def test_a_rule_without_a_docstring_has_no_docs() -> None:
    @rule(rt.Step, Severity.IDEA, "a.", "b?")
    def step_is_plain(_step: Any, _context: Any) -> Any:
        return ()

    assert (step_is_plain.docs, step_is_plain.looks_at, step_is_plain.examples) == ("", "", "")


def test_half_written_plans_get_kind_advice() -> None:
    assert codes(rt.WellnessPlan(title="My plan")) == ["plan-is-a-blank-page"]
    assert codes(rt.WellnessPlan()) == ["plan-is-a-blank-page"]
    assert codes(rt.Goal(statement="Learn to swim")) == ["goal-is-a-thought"]
    crossed = rt.Goal(statement="Learn to swim", start=date(2027, 2, 1), due=date(2027, 1, 1))
    assert codes(rt.WellnessPlan(goals=(crossed,))) == ["ends-before-it-begins"]


def test_rules_that_read_words_are_silent_in_other_languages() -> None:
    goal = rt.Goal(statement="No tomar", status=ACTIVE)
    only = {"only": ["goal-says-stop"]}
    assert codes(goal, **only) == ["goal-says-stop"], "alone, nothing says which language it is"
    for language, found in (("", 1), ("en", 1), ("en-GB", 1), ("es", 0), ("eng", 0)):
        assert len(codes(rt.WellnessPlan(language=language, goals=(goal,)), **only)) == found


def test_a_goal_that_is_let_go_is_let_be() -> None:
    for status in set(GoalStatus) - {ACTIVE, GoalStatus.PROPOSED}:
        assert codes(rt.Goal(statement="Swim", status=status, due=date(2026, 1, 1), confidence=1)) == []


def test_what_a_rule_may_know() -> None:
    goal = rt.Goal(id="g", statement="x", supports=("sam",))
    context = Context(goal, TODAY)
    assert context.plan is None
    assert context.counted_on == {"sam"}
    assert context.find("g", rt.Goal) is goal
    for arguments in (("g", rt.Step), ("sam", rt.Support), (None, rt.Goal)):
        assert context.find(*arguments) is None
    plan = rt.WellnessPlan()
    assert Context(plan, TODAY).plan is plan


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
@EACH
@given(data=st.data())
def test_anything_can_be_reviewed_and_no_word_of_it_is_said(cls: Any, data: st.DataObject) -> None:
    thing = data.draw(models_of(cls))
    found = review(thing, today=TODAY)
    assert found == review(thing, today=TODAY), "the same plan, the same questions"
    assert list(found) == sorted(found, key=lambda finding: finding.severity.rank)
    for finding in found:
        assert finding.message()
        assert finding.question()
        assert all(isinstance(value, Word) or not isinstance(value, str) for value in finding.values.values())


JOURNALS = models_of(rt.Journal).map(lambda journal: attrs.evolve(journal, plan=None))
RESTING = [GoalStatus.PAUSED, GoalStatus.ACHIEVED, GoalStatus.LET_GO]
CODES = sorted(each.code for each in CATALOGUE)


@given(models_of(rt.WellnessPlan), JOURNALS, st.sampled_from(["", "US", "ZZ", None]))
def test_a_plan_can_be_reviewed_with_any_journal_in_any_region(plan: Any, journal: Any, region: Any) -> None:
    found = review(plan, today=TODAY, journal=journal, region=region)
    assert found == review(plan, today=TODAY, journal=journal, region=region)
    said = {each.code: (each.says, each.asks) for each in CATALOGUE}
    for finding in found:
        assert (finding.says, finding.asks) == said[finding.code], "every word is ours"
        assert all(isinstance(value, Word) or not isinstance(value, str) for value in finding.values.values())


@given(models_of(rt.WellnessPlan), JOURNALS, st.sets(st.sampled_from(CODES)))
def test_only_and_ignore_part_the_findings_in_two(plan: Any, journal: Any, chosen: set[str]) -> None:
    every = review(plan, today=TODAY, journal=journal)
    assert review(plan, today=TODAY, journal=journal, only=chosen) == tuple(
        finding for finding in every if finding.code in chosen
    )
    assert review(plan, today=TODAY, journal=journal, ignore=chosen) == tuple(
        finding for finding in every if finding.code not in chosen
    )


@given(models_of(rt.WellnessPlan), JOURNALS)
def test_what_comes_first_is_what_asks_for_most_and_then_what_helps_most(plan: Any, journal: Any) -> None:
    places = [(each.severity.rank, rank) for rank, each in enumerate(CATALOGUE)]
    place = dict(zip((each.code for each in CATALOGUE), places, strict=True))
    found = [place[finding.code] for finding in review(plan, today=TODAY, journal=journal)]
    assert found == sorted(found)


@given(models_of(rt.WellnessPlan), JOURNALS, st.integers(0, 20))
def test_a_limit_keeps_as_many_as_it_says_and_one_of_each_before_a_second(plan: Any, journal: Any, limit: int) -> None:
    every = review(plan, today=TODAY, journal=journal)
    limited = review(plan, today=TODAY, journal=journal, limit=limit)
    named = [finding.code for finding in every]
    order = sorted((named.index(code) < i, i) for i, code in enumerate(named))
    assert limited == tuple(every[i] for _, i in order[:limit])


@given(models_of(rt.WellnessPlan), JOURNALS)
def test_something_else_in_a_plan_changes_nothing_that_is_asked(plan: Any, journal: Any) -> None:
    def asked(plan: Any) -> Any:
        return review(plan, today=TODAY, journal=journal, ignore=["plan-is-a-blank-page"])

    more = rt.models.Page(id="the-dog", heading="My dog")
    resting = rt.Goal(id="once", statement="Stop", status=GoalStatus.LET_GO, confidence=1, supports=())
    assert asked(plan.add(more, resting)) == asked(plan)


@given(models_of(rt.Goal), models_of(rt.Step), JOURNALS, st.sampled_from(RESTING))
def test_what_rests_is_let_be(goal: Any, step: Any, journal: Any, status: GoalStatus) -> None:
    resting = attrs.evolve(goal, status=status)
    for thing in (resting, attrs.evolve(step, status=StepStatus.DONE), attrs.evolve(step, status=StepStatus.DROPPED)):
        assert review(thing, today=TODAY, journal=journal) == ()


@given(models_of(rt.WellnessPlan))
def test_what_holds_steps_is_asked_once_about_their_days_and_once_about_hard_days(plan: Any) -> None:
    for code in ("due-has-passed", "step-has-no-fallback"):
        found = review(plan, today=date.max, only=[code])
        holders = [finding.path.split("/")[1:3] for finding in found]
        assert all(holders.count(holder) == 1 for holder in holders)


def test_a_measure_is_looked_at_with_its_goal() -> None:
    only = ["goal-measure-has-no-target", "goal-target-is-met-already"]
    for measure in (
        Measure(low=1),
        Measure(high=1),
        Measure(target=1),
        Measure(baseline=1, target=2),
        Measure(target=0),
    ):
        assert codes(rt.Goal(statement="x", status=ACTIVE, measure=measure), only=only) == []
    assert codes(Measure(baseline=1, target=1)) == []
    for named in (Measure(unit="x"), Measure(baseline=0), Measure(baseline=1, direction=Direction.MORE)):
        for ended in (attrs.evolve(named, target=3), attrs.evolve(named, low=1), attrs.evolve(named, high=1)):
            assert codes(rt.Goal(statement="x", status=ACTIVE, measure=ended), only=only) == []
        assert codes(rt.Goal(statement="x", status=ACTIVE, measure=named), only=only) == only[:1]


@pytest.mark.parametrize(
    ("schedule", "asks"),
    [
        (rt.Schedule(every=Every.DAY), False),
        (rt.Schedule(every=Every.DAY, interval=2), True),
        (rt.Schedule(every=Every.DAY, count=3), True),
        (rt.Schedule(every=Every.WEEK), False),
        (rt.Schedule(every=Every.MONTH), False),
        (rt.Schedule(every=Every.MONTH, interval=2, day_of_month=3), True),
        (rt.Schedule(every=Every.MONTH, on=(Weekday.MONDAY,)), False),
        (rt.Schedule(every=Every.MONTH, nth=Nth.LAST), False),
        (rt.Schedule(every=Every.MONTH, day_of_month=3), False),
        (rt.Schedule(every=Every.YEAR, day_of_month=3), False),
        (rt.Schedule(every=Every.YEAR, on=(Weekday.MONDAY,), nth=Nth.FIRST), False),
        (rt.Schedule(every=Every.YEAR, count=1), True),
        (rt.Schedule(every=Every.YEAR, interval=2, start=TODAY), False),
    ],
)
def test_a_first_day_is_asked_for_only_where_it_tells_something(schedule: rt.Schedule, asks: Any) -> None:
    step = rt.Step(what="x", schedule=schedule)
    assert ("schedule-has-no-first-day" in codes(step)) is asks
    done = rt.Step(what="x", schedule=schedule, status=StepStatus.DONE)
    assert "schedule-has-no-first-day" not in codes(done)
