"""Who may see what. The laws stand in `sharing_laws`; here they are run, and run against what would break them."""

import inspect
import itertools
import json
import types
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools import sharing
from recoverytools.fields import facts
from recoverytools.findings import Finding, Severity
from recoverytools.models import Fallback, NotInvolved, Page, Person, Rating, Scope, StoryPart, StoryVersion, Witness
from recoverytools.models.plan import SHARED_SECTIONS
from recoverytools.sharing import LeftOut, Shown
from recoverytools.vocabulary import Audience, ConsentElement, Regulation, WhyLeftOut, WhyNotShared
from sharing_laws import LAWS
from strategies import RECORDS, VALUES

TODAY = date(2026, 11, 22)
KEY = b"a key for a view"
SEEDS = st.integers(0, max(4, settings.default.max_examples // 2 - 1))  # few enough that the laws share their cases


@pytest.mark.parametrize("law", LAWS)
@given(seed=SEEDS)
def test_law(law: str, seed: int) -> None:
    LAWS[law](sharing, seed)


# --- what would break them ---

MUTANTS = [
    ("what is private is seen", 'and not getattr(value, "private", False)', "", "private_wins"),
    ("a plan that is private is seen", "is_private = asked.document.private or", "is_private =", "private_wins"),
    ("what is kept is seen", "if fact.ask and not fact.keep:", "if fact.ask:", "heard_alone"),
    ("what asks nothing is seen", "if fact.ask and not fact.keep:", "if not fact.keep:", "unmarked_is_hidden"),
    ("how to reach anyone is seen", 'seen.pop("contact", None)', "pass", "reach"),
    ("someone kept out can be reached", "if each.contact_may_be_shared and each.id not in out", "if each.contact_may_be_shared", "reach"),
    ("whoever was not asked about can be reached", "if each.contact_may_be_shared and", "if each.contact_may_be_shared is not None and", "reach"),
    ("what may be said to them is seen without a contact", "*(_REACHED if person.id in self.reachable else ())", "*_REACHED", "subset"),
    ("a private person is brought in", "for each in known if not each.private", "for each in known", "private_wins"),
    ("people are brought in whole", "{name: getattr(person, name) for name in names}", "None", "subset"),
    ("everyone is brought in", "dict.fromkeys(self.brought)", "self.people", "subset"),
    ("whom only what goes points to is brought in", "        del self.brought[brought:]\n", "", "what_goes_is_let_go_of"),
    ("pointers to what goes stay", "if self.led <= self.ids:", "if True:", "what_goes_is_let_go_of"),
    ("pointers lead out of the view", "        else:\n            return None\n        return self.alias(value)", "        return self.alias(value)", "whole"),
    ("ids stay what they are", '"id": self.alias(item.id)', '"id": item.id', "unlinkable"),
    ("pointers stay what they are", "        return self.alias(value)", "        return value", "whole"),
    ("ids are made without the key", "hmac.new(key,", "hmac.new(bytes(16),", "unlinkable"),
    ("there is a word for everything", "    page, _, id = section.partition(", '    if "everything" in grant.sections or "*" in grant.sections:\n        return True\n    page, _, id = section.partition(', "union"),
    ("what is kept is a section", "section in SHARED_SECTIONS or (", "section in SHARED_SECTIONS or True or (", "union"),
    ("the owner is always seen whole", "Person(name=plan.owner.name, pronouns=plan.owner.pronouns)", "plan.owner", "subset"),
    ("all pages are seen", 'for page in plan.pages if _names(grant, f"pages/{page.id}")', "for page in plan.pages", "subset"),
    ("no page is seen", "always, **{name: value for name, value in _answers(plan).items() if _names(grant, name)}, \"pages\": pages", "always, **{name: value for name, value in _answers(plan).items() if _names(grant, name)}, \"pages\": ()", "complete"),
    ("what says nothing stays", "if seen and not is_nobody:", "if not is_nobody:", "nothing_empty"),
    ("what is about nobody stays", "if seen and not is_nobody:", "if seen:", "nothing_empty"),
    ("names of what is not there are told", "        if name in SHARED_SECTIONS:\n            yield name", "        if name in SHARED_SECTIONS or name.isalpha():\n            yield name", "unlinkable"),
    ("pages are told by their own ids", 'yield f"pages/{alias(page)}"', 'yield f"pages/{page}"', "unlinkable"),
    ("a grant is always open", "    if why := grant.why_not(on):\n        return why\n", "", "time"),
    ("those kept out see it", "if plan and plan.keeps_out(grant):", "if False:", "kept_out_see_nothing"),
    ("anyone turns the crisis plan on", "crisis and crisis_on_by in crisis.turned_on_by", "crisis_on_by", "only_in_crisis"),
    ("a private name is told", "if each.id == grant.support and not each.private", "if each.id == grant.support", "kept_out_see_nothing"),
    ("check-ins without a number are told", "any(rating.about in sight.ids for rating in entry.ratings)", "True", "numbers_only"),
    ("the first day is left out", "entry.occurred_at.date() >= grant.journal_since", "entry.occurred_at.date() > grant.journal_since", "numbers_only"),
    ("all of a check-in is told", 'sight.model(entry, {"occurred_at": entry.occurred_at, "ratings": entry.ratings})', "sight.model(entry)", "numbers_only"),
    ("what was put right is told", "for entry in journal.entries(CheckIn):", "for entry in journal.checkins:", "numbers_only"),
    ("private check-ins are told", "if not entry.private and any(", "if any(", "numbers_only"),
    ("what is off limits is told", "and not part.off_limits", "", "heard_alone"),
    ("any audience hears all", "if asked.audience in part.audiences and", "if", "heard_alone"),
    ("a version tells all", "dict.fromkeys(asked.version.parts) if asked.version else known", "known", "heard_alone"),
    ("a version says it twice", "dict.fromkeys(asked.version.parts) if", "asked.version.parts if", "heard_alone"),
    ("an error tells who", "raise NotShared(why)", "raise ValueError(grant.to)", "silent"),
]  # fmt: skip
"""Ways to get it wrong: what happens, the source, what stands there instead, and the law that tells."""


def mutant(old: str, new: str) -> Any:
    """The module that shares, with something in it made something else."""
    source = inspect.getsource(sharing)
    assert source.count(old) == 1, "it is there, and once"
    module = types.ModuleType(sharing.__name__)
    module.__package__ = sharing.__package__
    exec(compile(source.replace(old, new), "<mutant>", "exec"), module.__dict__)
    return module


@pytest.mark.parametrize(("old", "new", "law"), [rest for _, *rest in MUTANTS], ids=[name for name, *_ in MUTANTS])
def test_a_law_tells_what_would_break_it(old: str, new: str, law: str) -> None:
    wrong = mutant(old, new)
    for seed in itertools.count():
        assert seed < 60, "no law tells"
        try:
            LAWS[law](wrong, seed)
        except (AssertionError, rt.RecoveryToolsError, ValueError):  # a view that cannot be read is no view either
            return


# --- the declarations ---


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
def test_every_field_says_whether_it_may_leave(cls: Any) -> None:
    own = [fact for fact in facts(cls) if fact.name not in {"id", "private", "extensions"}]
    assert [fact.name for fact in own if not (fact.ask or fact.keep)] == []
    assert not [fact.name for fact in own if fact.required and fact.keep], "what is kept can be left out"


def test_a_grant_is_never_shared_and_neither_is_what_is_for_the_own_pages() -> None:
    assert {fact.name for fact in facts(rt.WellnessPlan)} - {*SHARED_SECTIONS} == {
        "id", "private", "extensions", "grants", "word_choices", "layout",
    }  # fmt: skip


# --- the examples ---

EXAMPLES = Path(__file__).parent.parent / "examples"
HIS_PLAN = rt.read(EXAMPLES / "plans" / "bismillah-one-step.json", rt.WellnessPlan)
HER_PLAN = rt.read(EXAMPLES / "plans" / "keeping-my-canoe-steady.json", rt.WellnessPlan)
HER_JOURNAL = rt.read(EXAMPLES / "journals" / "the-song-and-the-sleep.json", rt.Journal)
STORY = rt.read(EXAMPLES / "stories" / "the-second-hem.json", rt.RecoveryStory)
EXAMPLE_KEY = b"an example has a key that all may see"


def example_views() -> dict[str, rt.SharedView]:
    """The views among the examples, by file."""
    since = attrs.evolve(HER_PLAN.grants[0], journal_since=date(2026, 11, 16))
    told = rt.Grant(to="the sewing circle", sections=(f"stories/{STORY.id}",), purpose="so that it is not only mine")
    open_to = {"on": TODAY, "key": EXAMPLE_KEY}
    return {
        "for-mr-lindqvist.json": rt.share(HIS_PLAN, HIS_PLAN.grants[0], **open_to),
        "for-the-sewing-circle.json": rt.share(
            STORY, told, **open_to, audience=Audience.GROUP, version=STORY.versions[1].id
        ),
        "sleep-since-monday.json": rt.share(HER_JOURNAL, since, **open_to, plan=HER_PLAN),
    }


def written(view: rt.SharedView) -> str:
    return json.dumps(rt.to_dict(view), indent=2, ensure_ascii=False) + "\n"


def test_the_views_among_the_examples_are_what_is_shared_of_the_other_examples() -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in (EXAMPLES / "views").glob("*.json")}
    wanted = {name: written(view) for name, view in example_views().items()}
    assert there == wanted, "write them anew: PYTHONPATH=tests uv run python tests/test_sharing.py"


if __name__ == "__main__":
    for name, view in example_views().items():
        (EXAMPLES / "views" / name).write_text(written(view), encoding="utf-8")
