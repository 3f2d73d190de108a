"""What stands on a page, whatever it is written in."""

from datetime import UTC, datetime
from typing import Any

import pytest

import recoverytools as rt
from recoverytools.models import NotInvolved, Page, Rating, StoryPart, StoryVersion
from recoverytools.rendering import blank_form, to_markdown, to_text
from recoverytools.vocabulary import HowDone, NotAnswered

SUNDAY = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
PLAN = rt.WellnessPlan(
    supports=(rt.Support(id="sam", name="Sam"),),
    goals=(rt.Goal(statement="be outside", steps=(rt.Step(id="walk", what="walk to the lake"),)),),
    pages=(Page(id="pets", heading="My pets"),),
    word_choices={"what I want": "what I am after"},
)


def test_a_journal_speaks_of_its_plan_by_name_and_in_its_words() -> None:
    journal = rt.Journal(steps=(rt.StepEntry(about="walk", how=HowDone.DONE),))
    assert "From my plan: something in your plan\n" in to_text(journal)
    assert "From my plan: walk to the lake\n" in to_text(journal, plan=PLAN)
    assert "- From my plan: walk to the lake\n" in to_markdown(journal, plan=PLAN)
    grant = rt.Grant(to="my nurse", sections=("goals", "pages/pets", "pages/gone", "gaols"))
    page = to_text(grant, plan=PLAN)
    assert page.endswith(
        "What they may see\n-----------------\n\n- What I am after\n- My pets\n- pages/gone\n- gaols\n"
    )


def test_names_of_private_items_of_a_plan_stay_there() -> None:
    hidden = rt.WellnessPlan(supports=(rt.Support(id="sam", name="Sam", private=True),))
    note = rt.Note(text="call", support="sam")
    assert "With: Sam" in to_text(note, plan=hidden)
    assert "Sam" not in to_text(note, plan=hidden, include_private=False)


def test_a_journals_page_shows_what_stands_today() -> None:
    journal = rt.Journal(checkins=(rt.CheckIn(id="a", occurred_at=SUNDAY, note="tired"),))
    journal = journal.correct("a", rt.CheckIn(id="b", occurred_at=SUNDAY, note="rested"))
    assert "tired" not in to_text(journal)
    assert "Note: rested" in to_text(journal)


@pytest.mark.parametrize(
    ("rating", "reads"),
    [
        (Rating(about="hope", value=4), "how hopeful I feel: 4"),
        (Rating(about="hope", value=4.5), "how hopeful I feel: 4.5"),
        (Rating(about="hope", not_answered=NotAnswered.DECLINED), "how hopeful I feel: Did not want to say"),
        (Rating(about="hope", level=-1), "how hopeful I feel: level -1, from -2 to 2"),
    ],
)
def test_a_rating_reads_as_a_sentence(rating: Any, reads: str) -> None:
    scale = rt.Scale(id="hope", name="how hopeful I feel")
    journal = rt.Journal(scales=(scale,), checkins=(rt.CheckIn(occurred_at=SUNDAY, ratings=(rating,)),))
    assert f"    - {reads}\n" in to_text(journal)


@pytest.mark.parametrize(
    ("watch", "reads"),
    [
        (rt.Watch(at_most=4), "at most 4"),
        (rt.Watch(at_most=4, days=1, of=1), "at most 4"),
        (rt.Watch(at_least=8.5, days=2), "at least 8.5, on 2 days in a row"),
        (rt.Watch(at_least=2, at_most=4, days=1, of=3), "at least 2, at most 4, on 1 day out of 3"),
        (rt.Watch(change=-2, days=2, of=3), "2 below my usual, on 2 days out of 3"),
        (rt.Watch(change=2, days=3, of=3), "2 above my usual, on 3 days in a row"),
        (rt.Watch(at_most=4, of=5), "at most 4, on 5 days in a row"),
    ],
)
def test_a_watch_reads_as_a_sentence(watch: Any, reads: str) -> None:
    assert to_text(watch).splitlines()[0] == reads


def test_long_names_are_cut_and_long_lists_of_names_are_lists() -> None:
    parts = tuple(StoryPart(id=f"p{n}", text=f"Part {n} " + "word " * 20) for n in range(3))
    story = rt.RecoveryStory(parts=parts, versions=(StoryVersion(parts=("p0", "p2")), StoryVersion(parts=("p1",))))
    told = to_text(story).split("Ways to tell it")[1]
    first, third = (f"Part {n} " + " ".join(["word"] * 14) + "…" for n in (0, 2))
    assert f"What I tell:\n    - {first}\n    - {third}\n" in told
    assert "What I tell: Part 1 word" in told


def test_a_backup_plan_goes_by_what_is_done() -> None:
    plan = rt.WellnessPlan(
        backups=(rt.BackupPlan(id="no", cue="they say no", response="ask my cousin to come along"),),
        advocacy=(rt.Advocacy(need="an interpreter", if_not="no"),),
    )
    assert "If the answer is no: ask my cousin to come along\n" in to_text(plan)


def test_what_has_to_be_said_stands_first_on_pages_and_forms() -> None:
    legal = "This is not a legal document."
    line = "If you might act on these thoughts, call a crisis line or your local emergency number now."
    plan = rt.WellnessPlan(crisis=rt.CrisisPlan(respite="my uncle's farm"), safety=rt.SafetyPlan())
    text = to_text(plan)
    assert f"In a crisis\n-----------\n\nPlease note: {legal}\n" in text
    assert f"My safety plan\n--------------\n\nPlease note: {line}\n" in text
    for cls, notice in ((rt.CrisisPlan, legal), (rt.SafetyPlan, line)):
        assert to_text(cls()).splitlines()[3] == f"Please note: {notice}"
        assert blank_form(cls).split("\n\n")[1] == notice
    assert legal not in blank_form(rt.Goal)


def test_who_it_is_heads_an_entry_whether_by_name_or_by_pointer() -> None:
    plan = rt.WellnessPlan(
        supports=PLAN.supports,
        crisis=rt.CrisisPlan(
            not_involved=(NotInvolved(support="sam"), NotInvolved(name="Kim", why="we are not talking"))
        ),
    )
    assert "Who stays out of it:\n  - Sam\n  - Kim\n    Why: we are not talking\n" in to_text(plan)


def test_notices_are_said_in_our_words() -> None:
    choices = {"crisis": "storm", "legal": "serious", "not": "also"}
    text = to_text(rt.WellnessPlan(crisis=rt.CrisisPlan(), safety=rt.SafetyPlan(), word_choices=choices))
    assert "In a storm\n" in text
    assert "Please note: This is not a legal document." in text
    assert "call a crisis line or your local emergency number now" in text


def test_an_unsaid_wish_is_shown_as_unsaid() -> None:
    crisis = rt.CrisisPlan(medicines=(rt.models.Medicine(name="M"),), places=(rt.models.CareChoice(text="P"),))
    text = to_text(crisis)
    assert "- M\n  What I say about it: not said\n" in text
    assert "- P\n  My wish: not said\n" in text
    assert "- **My wish:** not said" in to_markdown(crisis)


def test_a_line_never_to_be_offered_is_named_without_its_number() -> None:
    line = rt.HelpLine(name="that line", value="555-0100", how="press 1", never_offer=True)
    assert to_text(rt.WellnessPlan(lines=(line,))).endswith("- that line\n  Never offer me this: yes\n")


def test_names_of_a_private_plan_stay_there() -> None:
    hidden = rt.WellnessPlan(supports=(rt.Support(id="sam", name="Sam"),), private=True)
    note = rt.Note(text="call", support="sam")
    assert "Sam" not in to_text(note, plan=hidden, include_private=False)
    assert "With: Sam" in to_text(note, plan=hidden)


def test_what_is_nothing_without_a_private_item_is_hidden_with_it() -> None:
    mood = rt.Scale(id="mood", name="my mood", private=True)
    bath = rt.WellnessTool(id="bath", name="a bath", private=True)
    goal = rt.Goal(statement="x", private=True, steps=(rt.Step(id="swim", what="swim"),))
    plan = rt.WellnessPlan(toolbox=(bath,), goals=(goal,))
    entry = rt.CheckIn(
        occurred_at=SUNDAY,
        ratings=(Rating(about="mood", value=3),),
        tools_used=(rt.models.ToolUse(tool="bath"),),
        note="up",
    )
    journal = rt.Journal(
        scales=(mood,), checkins=(entry,), steps=(rt.StepEntry(what="swim", about="swim", how=HowDone.DONE),)
    )
    text = to_text(journal, plan=plan, include_private=False)
    assert text == "Journal\n=======\n\nCheck-ins\n---------\n\n- 22 November 2026, 8:00 am\n  Note: up\n"
    everything = to_text(journal, plan=plan)
    assert all(word in everything for word in ("my mood: 3", "a bath", "From my plan: swim"))


def test_a_note_that_only_points_goes_by_what_it_points_to() -> None:
    plan = rt.WellnessPlan(
        doing_well=(rt.Note(id="n", tool="tea"), rt.Note(id="s", support="sam"), rt.Note(id="r", resource="park")),
        toolbox=(rt.WellnessTool(id="tea", name="mint tea"),),
        supports=PLAN.supports,
        resources=(rt.Resource(id="park", name="the park"),),
    )
    did = tuple(rt.models.ResponseUse(response=id) for id in ("n", "s", "r", "gone"))
    text = to_text(rt.PlanUse(occurred_at=SUNDAY, did=did), plan=plan)
    assert text.endswith("- mint tea\n- Sam\n- the park\n- something in your plan\n")


def test_only_a_plan_can_stand_beside() -> None:
    wrong: Any = rt.Journal()
    with pytest.raises(TypeError, match=r"^plan must be a WellnessPlan, not a Journal$"):
        to_text(rt.Note(text="x"), plan=wrong)


def test_a_section_is_not_mistaken_for_an_item() -> None:
    assert "- sam\n" in to_text(rt.Grant(to="x", sections=("sam", "pages/pets")), plan=PLAN)


def test_a_private_part_is_marked_in_its_heading() -> None:
    plan = rt.WellnessPlan(safer_use=rt.SaferUse(after_a_break="start low"))
    assert "If I use (private)\n------------------\n" in to_text(plan)
    assert "If I use" not in to_text(plan, include_private=False)


def test_an_answer_in_a_line_makes_no_heading_in_markdown() -> None:
    duty = rt.models.Duty(what="feed the hens", support="sam")
    plan = rt.WellnessPlan(supports=PLAN.supports, crisis=rt.CrisisPlan(respite="my farm", duties=(duty,)))
    shown = "- **Instead of a hospital:** my farm\n\n### What others take on\n\n- feed the hens\n  - **Who:** Sam\n"
    assert shown in to_markdown(plan)


@pytest.mark.parametrize(
    ("text", "shown"), [("abc", "abc"), ("\u202eabc", "\u2068\u202eabc\u2069"), ("\u05d0", "\u2068\u05d0\u2069")]
)
def test_a_private_text_does_not_turn_the_mark_beside_it(text: str, shown: str) -> None:
    plan = rt.WellnessPlan(title="x", doing_well=(rt.Note(text=text, private=True), rt.Note(text=text)))
    assert to_text(plan).endswith(f"- {shown} (private)\n- {text}\n")


def test_a_private_plan_without_a_title_goes_by_its_kind() -> None:
    assert to_text(rt.WellnessPlan(private=True)).startswith("Wellness plan (private)\n")
    assert to_text(rt.CrisisPlan(private=True)).startswith("Crisis plan (private)\n")


def test_a_note_without_words_goes_by_what_it_points_to() -> None:
    plan = rt.WellnessPlan(
        supports=(rt.Support(id="sam", name="Sam"),), doing_well=(rt.Note(id="note", support="sam"),)
    )
    journal = rt.Journal(steps=(rt.StepEntry(about="note", how=HowDone.DONE),))
    assert "From my plan: Sam\n" in to_text(journal, plan=plan)
