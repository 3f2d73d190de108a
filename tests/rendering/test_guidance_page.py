"""The page of a hard day: what it says of each thing, of people and of lines."""

from datetime import UTC, date, datetime, time
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools.facts import CrisisLine
from recoverytools.guidance import Ally, Guidance, Help, HelpPart, Lines, Reach
from recoverytools.rendering import to_markdown, to_text
from recoverytools.vocabulary import AgreedToHelp, HelpKind, LineKind, Stage, Way

ROSE = Ally(
    path="/supports/0",
    name="Rose",
    ways=(
        Reach(contact=rt.Contact(way=Way.CALL, value="1"), is_good_time=True),
        Reach(contact=rt.Contact(way=Way.VISIT, hours=(rt.Hours(start=time(9)),)), is_good_time=False),
    ),
    agreed=AgreedToHelp.NOT_ASKED,
    agreed_to="listen",
    may_be_said="family news",
    checked_on=date(2026, 1, 2),
)
LINE = CrisisLine(
    region="XX",
    name="The line",
    kind=LineKind.CRISIS,
    way=Way.CALL,
    value="77",
    verified_on=date(2026, 11, 1),
    source="a page",
    today=date(2026, 11, 22),
)


def page(*things: Help, kind: HelpKind = HelpKind.RESPONSES, lines: Lines | None = None, **options: Any) -> str:
    parts = (HelpPart(kind=kind, label=kind.english, things=things),) if things else ()
    return to_text(Guidance(stage=Stage.EARLY_SIGN, safety=False, parts=parts, lines=lines or Lines()), **options)


def below(text: str, heading: str) -> str:
    """What stands in a section."""
    return text.split(f"{heading}\n{'-' * len(heading)}\n\n")[1].split("\n\n\n", maxsplit=1)[0]


def section(*things: Help, **options: Any) -> str:
    return page(*things, **options).split("---\n\n")[1].split("\n\nSomeone to call")[0]


def test_a_whole_page_as_text_and_as_markdown() -> None:
    guidance = Guidance(
        stage=None,
        safety=False,
        parts=(HelpPart(kind=HelpKind.TOOLS, label="What helps me", things=(Help(path="/toolbox/0", text="*tea*"),)),),
        lines=Lines(emergency=(attrs.evolve(LINE, name="77", kind=LineKind.EMERGENCY),), region=(LINE,)),
    )
    assert to_text(guidance) == (
        "What now\n========\n\n"
        "You do not have to say what it is. Here is what you wrote down for hard days.\n"
        "You do not have to do these in order.\n\n"
        "What helps me\n-------------\n\n- *tea*\n\n"
        "Someone to call\n---------------\n\n"
        "If your life is in danger now, or someone may have overdosed, call 77 now.\n\n"
        "- The line\n  Call: 77\n  - It is not known whether it may send help without asking you.\n"
    )
    assert to_markdown(guidance) == (
        "# What now\n\n"
        "You do not have to say what it is. Here is what you wrote down for hard days.\n\n"
        "You do not have to do these in order.\n\n"
        "## What helps me\n\n- \\*tea\\*\n\n"
        "## Someone to call\n\n"
        "If your life is in danger now, or someone may have overdosed, call 77 now.\n\n"
        "- The line\n  - **Call:** 77\n  - It is not known whether it may send help without asking you.\n"
    )


def test_a_page_of_nothing_tells_whom_to_call() -> None:
    assert page() == (
        "What now\n========\n\nYou can reach out to someone now.\n\nSomeone to call\n---------------\n\n"
        "If your life is in danger now, or someone may have overdosed, call your local emergency number now.\n"
    )
    assert to_markdown(Guidance(stage=None, safety=False, parts=(), lines=Lines())) == (
        "# What now\n\nYou can reach out to someone now.\n\n## Someone to call\n\n"
        "If your life is in danger now, or someone may have overdosed, call your local emergency number now.\n"
    )


@pytest.mark.parametrize(
    ("thing", "told"),
    [
        (Help(path="", text="walk", must=True), "- walk (I have to)"),
        (Help(path="", text="walk", when="at dawn", how="slowly"), "- walk\n  When: at dawn\n  How: slowly"),
        (Help(path="", text="go", cue="it rains"), "- If it rains: go"),
        (
            Help(path="", cue="it rains", then=(Help(path="", text="sing", cue="it stops"),)),
            "- If it rains\n  - If it stops: sing",
        ),
        (Help(path="", text="Sole \u202b"), "- \u2068Sole \u202b\u2069"),
    ],
)
def test_a_thing_is_told_with_what_belongs_to_it(thing: Help, told: str) -> None:
    assert section(thing) == told


REACHED = (
    "  - Call: 1\n"
    "  - Visit, every day from 9:00 am (not a good time now)\n"
    "  Their answer: Not asked yet\n"
    "  Agreed to: listen\n"
    "  What may be said: family news\n"
    "  Last checked: 2 January 2026"
)


def test_how_to_reach_someone_is_told_once() -> None:
    first = Help(path="/a", text="tell someone", ally=ROSE)
    again = Help(path="/b", text="call ROSE again", ally=ROSE)
    assert section(first, again) == f"- tell someone\n  With: Rose\n{REACHED}\n\n- call ROSE again"
    said_yes = attrs.evolve(
        ROSE, ways=(), agreed=AgreedToHelp.HAS_SAID_YES, agreed_to="", may_be_said="", checked_on=None
    )
    assert section(Help(path="/a", text="Rose", ally=said_yes)) == "- Rose"


def test_a_safety_plan_says_once_what_has_to_be_said_with_it() -> None:
    things = (Help(path="/a", text="a"),)
    labels = [(HelpKind.TOOLS, "What helps me"), (HelpKind.SAFETY, "Alone"), (HelpKind.SAFETY, "Together")]
    parts = tuple(HelpPart(kind=kind, label=label, things=things) for kind, label in labels)
    guidance = Guidance(stage=None, safety=False, parts=parts, lines=Lines())
    notice = "If you might act on these thoughts, call a crisis line or your local emergency number now."
    assert f"Alone\n-----\n\n{notice}\n\n- a\n" in to_text(guidance)
    assert f"## Alone\n\n{notice}\n\n- a\n" in to_markdown(guidance)
    assert to_text(guidance).count(notice) == 1


def test_labels_are_said_in_a_persons_words_and_warnings_are_not() -> None:
    plan = rt.WellnessPlan(word_choices={"I said I will do": "I promised", "someone": "a pal", "danger": "trouble"})
    told = page(Help(path="/a", text="a"), plan=plan)
    assert "What I promised\n-" in told
    assert "Someone to call\n-" in told
    assert "If your life is in danger now, or someone may" in told


def test_what_is_private_can_be_left_out() -> None:
    hidden = Help(path="/a", text="SECRET", private=True)
    lines = Lines(own=(hidden,))
    assert page(hidden, lines=lines).count("SECRET") == 2
    assert page(hidden, lines=lines, include_private=False) == page()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (({"may_send_help_without_asking": True},), "Call: 77\n  - It may send help without asking you."),
        (({"may_send_help_without_asking": False},), "Call: 77"),
        (({},), "Call: 77\n  - It is not known whether it may send help without asking you."),
        (({"kind": LineKind.WARMLINE},), "Call: 77"),
        (({"kind": LineKind.WARMLINE, "for_whom": "anyone"},), "Call: 77"),
        (
            (
                {"kind": LineKind.PEER_RUN, "for_whom": "veterans", "how": "Press 1", "hours": "by day"},
                {"kind": LineKind.PEER_RUN, "for_whom": "veterans", "way": Way.TEXT, "verified_on": None},
                {"kind": LineKind.PEER_RUN, "for_whom": "anyone", "way": Way.CHAT, "verified_on": date(2020, 1, 2)},
            ),
            "For: veterans\n  Call: 77 (Press 1; by day)\n  Text: 77 (not checked recently)\n  Chat online: 77 (old)",
        ),
    ],
)
def test_nothing_is_hidden_about_a_line(lines: Any, told: str) -> None:
    region = tuple(attrs.evolve(LINE, **change) for change in lines)
    told = told.replace("(old)", "(last checked on 2 January 2020)")
    assert page(lines=Lines(region=region)).endswith(f"now.\n\n- The line\n  {told}\n")


def test_an_emergency_number_is_listed_where_there_is_more_to_say_of_it() -> None:
    number = attrs.evolve(LINE, kind=LineKind.EMERGENCY, name="Police")
    assert "- Police" not in page(lines=Lines(emergency=(number,)))
    old = attrs.evolve(number, verified_on=None)
    assert page(lines=Lines(emergency=(old,))).endswith("now.\n\n- Police\n  Call: 77 (not checked recently)\n")


def test_own_lines_come_before_those_of_the_region() -> None:
    own = Help(
        path="/lines/0", text="mine", ally=attrs.evolve(ROSE, name="mine", agreed=None, agreed_to="", may_be_said="")
    )
    told = page(
        Help(path="/a", text="a", ally=attrs.evolve(ROSE, path="/lines/0")), lines=Lines(own=(own,), region=(LINE,))
    )
    assert "- mine\n  - Call: 1\n" in told
    assert told.index("- mine") < told.index("- The line")


def test_the_page_is_that_of_the_moment() -> None:
    now = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    assert to_text(rt.what_now(rt.WellnessPlan(), now=now)) == page()
