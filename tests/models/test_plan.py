"""The plan: its ids and pointers are whole, and its methods give new plans."""

import re
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.errors import InvalidValue, NotFound
from recoverytools.fields import pointers, walk
from recoverytools.models import Duty, Fallback, Item, NotInvolved, Option, Page, Witness
from recoverytools.testing import models_of
from recoverytools.vocabulary import Every, Weekday

SAM = rt.Support(id="sam", name="Sam")
WALK = rt.Step(id="walk", what="walk", supports=("sam",))
GOAL = rt.Goal(
    id="goal", statement="move", steps=(WALK,), supports=("sam",), obstacles=(rt.Note(id="only-sam", support="sam"),)
)
RAIN = rt.BackupPlan(id="rain", cue="rain", covers=("walk", "sam"), fallbacks=(Fallback(id="call", support="sam"),))
PLAN = rt.WellnessPlan(id="plan", supports=(SAM,), goals=(GOAL,), backups=(RAIN,))


def ids(plan: rt.WellnessPlan) -> Any:
    return {item.id for _, item in plan.items()}


# --- ids and pointers ---


@pytest.mark.parametrize("pointer", [{"tool": "t"}, {"support": "s"}, {"resource": "r"}, {"text": "x"}])
def test_a_note_needs_a_text_or_a_pointer(pointer: Any) -> None:
    assert rt.to_dict(rt.Note(**pointer)).items() >= pointer.items()


@given(models_of(rt.WellnessPlan))
def test_ids_are_unique_and_pointers_whole(plan: rt.WellnessPlan) -> None:
    everything = [model for _, model in walk(plan) if isinstance(model, Item)]
    assert len({item.id for item in everything}) == len(everything)
    kinds = {item.id: type(item).__name__ for item in everything}
    for model in everything:
        for _, id, names in pointers(model):
            assert kinds.get(id) in names or names == ("Scale",), "the scales of a journal are not in the plan"


def test_an_id_is_drawn_at_random() -> None:
    made = {rt.Goal(statement="the same").id for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch("[0-9a-f]{16}", id) for id in made)


# --- finding ---


def test_items_gives_each_item_with_its_path() -> None:
    assert [(path, item.id) for path, item in PLAN.items()] == [
        ("/supports/0", "sam"),
        ("/goals/0", "goal"),
        ("/goals/0/steps/0", "walk"),
        ("/goals/0/obstacles/0", "only-sam"),
        ("/backups/0", "rain"),
        ("/backups/0/fallbacks/0", "call"),
    ]


def test_find_gives_the_item_of_a_kind() -> None:
    assert PLAN.find("walk") is WALK
    assert PLAN.find("walk", rt.Step) is WALK
    with pytest.raises(NotFound, match="the plan has no Goal with this id"):
        PLAN.find("walk", rt.Goal)
    for id in ("nobody", "plan"):
        with pytest.raises(NotFound, match="the plan has no Item with this id"):
            PLAN.find(id)


# --- adding and replacing ---


def test_add_puts_items_at_the_end_of_their_lists() -> None:
    ada = rt.Support(id="ada", name="Ada")
    sing = rt.Goal(id="sing", statement="sing", supports=("ada",))
    more = PLAN.add(ada, sing)
    assert (more.supports, more.goals) == ((SAM, ada), (GOAL, sing))
    assert PLAN.supports == (SAM,), "the plan itself stays"


def test_add_takes_several_items_of_a_class_in_their_order() -> None:
    ada, ben = (rt.Support(name=name) for name in ("Ada", "Ben"))
    assert PLAN.add(ben, ada).supports == (SAM, ben, ada)
    run, rest = (rt.Step(what=what) for what in ("run", "rest"))
    assert PLAN.add(rest, run, to="goal").goals[0].steps == (WALK, rest, run)


def test_add_puts_a_crisis_plan_into_its_own_place() -> None:
    crisis = rt.CrisisPlan(id="crisis", respite="the farm")
    plan = PLAN.add(crisis)
    assert plan == attrs.evolve(PLAN, crisis=crisis)
    for second in (plan.add, lambda item: PLAN.add(crisis, item)):
        with pytest.raises(InvalidValue) as raised:
            second(rt.CrisisPlan())
        assert str(raised.value) == "crisis is there already; replace or remove it"
        assert [finding.code for finding in raised.value.findings] == ["rule-place-taken"]
    other = rt.CrisisPlan(id="crisis", take_over=("sam",))
    assert plan.replace(other).crisis is other
    assert plan.remove("crisis") == PLAN


def test_add_puts_an_item_into_another() -> None:
    run = rt.Step(id="run", what="run")
    assert PLAN.add(run, to="goal").find("goal", rt.Goal).steps == (WALK, run)
    assert PLAN.add(rt.Note(text="snow"), to="goal").goals[0].obstacles[1].text == "snow"


def test_items_that_are_added_may_point_to_each_other_in_any_order() -> None:
    ada = rt.Support(id="ada", name="Ada")
    sing = rt.Goal(id="sing", statement="sing", supports=("ada",))
    assert PLAN.add(sing, ada) == PLAN.add(ada, sing)
    assert PLAN.add() == PLAN


def test_an_item_is_found_by_its_id_only() -> None:
    thing: Any = SAM
    says = "an item is found by its id, not by a Support"
    with pytest.raises(TypeError, match=says):
        PLAN.find(thing)
    with pytest.raises(TypeError, match=says):
        PLAN.remove(thing)
    with pytest.raises(TypeError, match=says):
        PLAN.add(to=thing)


def test_add_says_where_an_item_cannot_go() -> None:
    many: Any = [GOAL]
    with pytest.raises(TypeError, match="a plan holds items, and a list is none"):
        PLAN.add(many)
    says = "a WellnessPlan has no place for a Step; name the item that gets it with to="
    with pytest.raises(TypeError, match=re.escape(says)):
        PLAN.add(rt.Step(what="run"))
    with pytest.raises(TypeError, match=re.escape("a Support has no place for a Goal")):
        PLAN.add(rt.Goal(statement="x"), to="sam")
    says = (
        "a CrisisPlan has more than one place for a Note (when_others_step_in, helps, does_not_help, over_when); "
        "use attrs.evolve and replace"
    )
    with pytest.raises(TypeError, match=f"^{re.escape(says)}$"):
        PLAN.add(rt.CrisisPlan(id="crisis")).add(rt.Note(text="x"), to="crisis")
    with pytest.raises(NotFound):
        PLAN.add(rt.Step(what="run"), to="nobody")
    with pytest.raises(InvalidValue, match="goals/1/id must be an id that no other item has"):
        PLAN.add(GOAL)
    with pytest.raises(InvalidValue, match="goals/1/supports/0 must be the id of some Support"):
        PLAN.add(rt.Goal(statement="x", supports=("nobody",)))


def test_replace_puts_an_item_in_the_place_of_the_one_with_its_id() -> None:
    slow = attrs.evolve(WALK, what="stroll")
    new = PLAN.replace(slow, attrs.evolve(SAM, name="Samuel"))
    assert new.find("walk", rt.Step).what == "stroll"
    assert new.find("sam", rt.Support).name == "Samuel"
    assert new.backups is PLAN.backups, "what does not change is shared"


def test_replace_takes_an_item_and_then_one_in_it() -> None:
    new = PLAN.replace(attrs.evolve(GOAL, why="air"), attrs.evolve(WALK, what="stroll"))
    assert (new.goals[0].why, new.goals[0].steps[0].what) == ("air", "stroll")


@pytest.mark.parametrize("back_to_front", [False, True])
def test_replace_moves_a_step_from_one_goal_to_another(back_to_front: Any) -> None:
    there = rt.Goal(id="there", statement="x")
    for plan in (PLAN.add(there), attrs.evolve(PLAN, goals=(there, GOAL))):
        changes = [attrs.evolve(GOAL, steps=()), attrs.evolve(there, steps=(WALK,))]
        moved = plan.replace(*reversed(changes) if back_to_front else changes)
        assert moved.find("goal", rt.Goal).steps == ()
        assert moved.find("there", rt.Goal).steps == (WALK,)
        with pytest.raises(InvalidValue, match="id must be an id that no other item has"):
            plan.replace(changes[1])


def test_replace_refuses_what_is_no_item_or_would_be_lost() -> None:
    contact: Any = rt.Contact()
    with pytest.raises(TypeError, match=r"^a plan holds items, and a Contact is none$"):
        PLAN.replace(contact)
    with pytest.raises(NotFound, match=r"^the plan has no Note with this id$"):
        PLAN.replace(attrs.evolve(GOAL, obstacles=()), rt.Note(id="only-sam", text="snow"))


def test_replace_refuses_what_does_not_fit() -> None:
    with pytest.raises(NotFound, match="the plan has no Goal with this id"):
        PLAN.replace(rt.Goal(id="walk", statement="x"))
    with pytest.raises(
        InvalidValue, match="backups/0/covers/0 must be the id of some Step or DailyPractice or Support or Duty"
    ):
        PLAN.replace(attrs.evolve(GOAL, steps=()))


@given(models_of(rt.WellnessPlan), models_of(rt.Goal))
def test_what_was_added_is_found_and_removing_it_gives_the_plan_back(plan: rt.WellnessPlan, goal: rt.Goal) -> None:
    goal = attrs.evolve(rt.Goal(statement=goal.statement), why=goal.why)
    more = plan.add(goal)
    assert more.find(goal.id, rt.Goal) == goal
    assert more.remove(goal.id) == plan
    assert more.replace(goal) == more


# --- removing ---


def test_remove_takes_pointers_along_and_what_was_only_a_pointer() -> None:
    less = PLAN.remove("sam")
    assert ids(less) == {"goal", "walk", "rain"}, "the note and the fallback that only named Sam are gone"
    assert (less.goals[0].supports, less.goals[0].steps[0].supports, less.backups[0].covers) == ((), (), ("walk",))
    rain = attrs.evolve(RAIN, fallbacks=(Fallback(id="call", switch_when="no bus", support="sam"),))
    fallback = attrs.evolve(PLAN, backups=(rain,)).remove("sam").backups[0].fallbacks[0]
    assert (fallback.switch_when, fallback.support) == ("no bus", None)


def test_the_name_of_a_private_support_stays_private() -> None:
    hidden = attrs.evolve(SAM, private=True)
    plan = rt.WellnessPlan(
        supports=(hidden,),
        crisis=rt.CrisisPlan(not_involved=(NotInvolved(id="out", support="sam"),)),
        grants=(rt.Grant(id="grant", support="sam"), rt.Grant(id="named", to="S.", support="sam")),
    )
    less = plan.remove("sam")
    assert less.crisis is not None
    assert less.crisis.not_involved == (NotInvolved(id="out", name="Sam", private=True),)
    assert less.grants == (rt.Grant(id="grant", to="Sam", private=True), rt.Grant(id="named", to="S."))


def test_items_that_hold_each_other_are_put_once() -> None:
    plan = rt.WellnessPlan(goals=(rt.Goal(id="a", statement="x"),), decisions=(rt.Decision(id="b", question="y"),))
    inside = rt.Goal(id="a", statement="x", steps=(rt.Step(id="b", what="z"),))
    around = rt.Decision(id="b", question="y", next_steps=(rt.Step(id="a", what="z"),))
    with pytest.raises(InvalidValue):
        plan.replace(inside, around)


def test_a_note_says_where_it_goes() -> None:
    note = rt.Note(text="I have not eaten for three days")
    with pytest.raises(
        TypeError, match=r"^a Note may stand in many places of a plan; name the item that gets it with to=$"
    ):
        PLAN.add(note)
    plan = rt.WellnessPlan(triggers=(rt.Trigger(id="payday", what="payday"),))
    assert plan.add(note, to="payday").triggers[0].responses == (note,)


def test_what_other_programs_keep_in_an_item_keeps_the_item() -> None:
    kept = Fallback(id="kept", support="sam", extensions={"org.example": 1})
    plan = attrs.evolve(PLAN, backups=(rt.BackupPlan(cue="rain", fallbacks=(kept,)),))
    assert plan.remove("sam").backups[0].fallbacks == (Fallback(id="kept", extensions={"org.example": 1}),)


def test_remove_takes_a_page_out_of_grants() -> None:
    plan = rt.WellnessPlan(
        pages=(Page(id="pets", heading="Pets"), Page(id="songs", heading="Songs")),
        layout=("pages/songs", "goals", "pages/pets"),
        grants=(rt.Grant(to="Sam", sections=("pages/pets", "goals")), rt.Grant(to="Kim", sections=("pages/pets",))),
    )
    less = plan.remove("pets")
    assert less.layout == plan.layout, "an empty layout would show everything"
    assert [grant.sections for grant in less.grants] == [("goals",), ()]


def test_remove_takes_along_what_is_in_an_item() -> None:
    less = PLAN.remove("goal")
    assert ids(less) == {"sam", "rain", "call"}
    assert less.backups[0].covers == ("sam",)


def test_remove_several_and_none() -> None:
    assert ids(PLAN.remove("goal", "walk", "rain")) == {"sam"}
    assert PLAN.remove() == PLAN
    with pytest.raises(NotFound, match="the plan has no Item with this id"):
        PLAN.remove("sam", "nobody")
    with pytest.raises(NotFound):
        PLAN.remove("plan")


def test_remove_of_a_support_keeps_the_name_of_who_stays_out() -> None:
    crisis = rt.CrisisPlan(
        take_over=("ada", "sam"),
        agent="sam",
        not_involved=(NotInvolved(id="out", support="sam"), NotInvolved(id="named", name="S.", support="sam")),
        duties=(Duty(id="hens", what="feed the hens", support="sam"),),
        witnesses=(Witness(id="saw", support="sam"),),
        helps=(rt.Note(support="sam"),),
    )
    less = attrs.evolve(PLAN.add(rt.Support(id="ada", name="Ada")), crisis=crisis).remove("sam").crisis
    assert less == rt.CrisisPlan(
        id=crisis.id,
        take_over=("ada",),
        not_involved=(NotInvolved(id="out", name="Sam"), NotInvolved(id="named", name="S.")),
        duties=(Duty(id="hens", what="feed the hens"),),
        witnesses=(Witness(id="saw", name="Sam"),),
    )


def test_remove_drops_a_choice_with_its_option() -> None:
    option = Option(id="o", text="ask")
    plan = rt.WellnessPlan(problems=(rt.ProblemSolving(problem="rent", options=(option,), chosen="o"),))
    assert plan.remove("o").problems[0].chosen is None


@given(models_of(rt.WellnessPlan), st.data())
def test_what_is_removed_is_gone_and_nothing_points_to_it(plan: rt.WellnessPlan, data: st.DataObject) -> None:
    here = [item.id for _, item in plan.items()]
    if not here:
        return
    gone = data.draw(st.lists(st.sampled_from(here), min_size=1, max_size=3))
    less = plan.remove(*gone)
    assert ids(less).isdisjoint(gone)
    assert ids(less) <= ids(plan)
    for _, model in walk(less):
        assert set(gone).isdisjoint(id for _, id, _ in pointers(model))
    assert [page for page in less.pages if page.id not in gone] == [page for page in plan.pages if page.id not in gone]


# --- rescheduling ---


def test_reschedule_closes_the_old_schedule_the_day_before() -> None:
    old = rt.Schedule(every=Every.DAY, start=date(2026, 1, 1), count=900)
    new = rt.Schedule(every=Every.WEEK, start=date(2026, 11, 22))
    plan = PLAN.replace(attrs.evolve(WALK, schedule=old))
    step = plan.reschedule("walk", new, on=date(2026, 11, 22)).find("walk", rt.Step)
    assert step.schedule == new
    assert step.earlier == (attrs.evolve(old, until=date(2026, 11, 21)),)
    before = (date(2026, 1, 1), date(2026, 11, 21))
    assert list(step.earlier[0].days(*before)) == list(old.days(*before)), "the past stays what was planned"


def test_reschedule_leaves_an_end_that_came_before() -> None:
    old = rt.Schedule(every=Every.DAY, until=date(2026, 2, 1))
    plan = PLAN.replace(attrs.evolve(WALK, schedule=old))
    assert plan.reschedule("walk", None, on=date(2026, 11, 22)).goals[0].steps[0].earlier == (old,)


def test_reschedule_forgets_a_schedule_that_had_not_begun() -> None:
    for start in (date(2026, 11, 22), date(2027, 1, 1)):
        plan = PLAN.replace(attrs.evolve(WALK, schedule=rt.Schedule(every=Every.DAY, start=start)))
        step = plan.reschedule("walk", None, on=date(2026, 11, 22)).goals[0].steps[0]
        assert (step.schedule, step.earlier) == (None, ())


def test_a_new_schedule_holds_from_the_day_of_the_change() -> None:
    change = date(2026, 12, 1)
    plan = PLAN.replace(attrs.evolve(WALK, schedule=rt.Schedule(every=Every.DAY, start=date(2026, 11, 23))))
    once = plan.reschedule("walk", rt.Schedule(every=Every.WEEK, on=(Weekday.MONDAY,)), on=change)
    step = once.find("walk", rt.Step)
    assert step.schedule == rt.Schedule(every=Every.WEEK, on=(Weekday.MONDAY,), start=change)
    twice = once.reschedule("walk", rt.Schedule(every=Every.DAY, start=date(2026, 12, 20)), on=date(2026, 12, 15))
    step = twice.find("walk", rt.Step)
    planned = [
        day
        for schedule in (*step.earlier, step.schedule)
        if schedule
        for day in schedule.days(change, date(2026, 12, 21))
    ]
    assert planned == [date(2026, 12, 7), date(2026, 12, 14), date(2026, 12, 20), date(2026, 12, 21)], "no day twice"
    with pytest.raises(InvalidValue, match="start must not be before the day of the change") as raised:
        plan.reschedule("walk", rt.Schedule(every=Every.DAY, start=date(2026, 11, 30)), on=change)
    assert [finding.code for finding in raised.value.findings] == ["rule-start-before-change"]


def test_reschedule_keeps_a_schedule_that_began_the_day_before() -> None:
    old = rt.Schedule(every=Every.DAY, start=date(2026, 11, 21))
    plan = PLAN.replace(attrs.evolve(WALK, schedule=old))
    step = plan.reschedule("walk", None, on=date(2026, 11, 22)).goals[0].steps[0]
    assert step.earlier == (attrs.evolve(old, until=date(2026, 11, 21)),)


def test_a_daily_practice_is_rescheduled_too() -> None:
    old = rt.Schedule(every=Every.DAY)
    plan = PLAN.add(rt.DailyPractice(id="tea", what="drink tea", schedule=old))
    [tea] = plan.reschedule("tea", rt.Schedule(every=Every.WEEK), on=date(2026, 11, 22)).daily
    assert tea.schedule == rt.Schedule(every=Every.WEEK, start=date(2026, 11, 22))
    assert tea.earlier == (attrs.evolve(old, until=date(2026, 11, 21)),)


def test_reschedule_gives_a_first_schedule() -> None:
    plan = PLAN.reschedule("walk", rt.Schedule(every=Every.DAY), on=date(2026, 11, 22))
    assert plan.goals[0].steps[0].earlier == ()
    with pytest.raises(NotFound, match="the plan has no Step or DailyPractice with this id"):
        PLAN.reschedule("sam", None, on=date(2026, 11, 22))


def test_a_page_of_ones_own() -> None:
    assert rt.WellnessPlan(pages=(Page(heading="My pets", text="Biscuit eats at six"),)).pages[0].checked_on is None
