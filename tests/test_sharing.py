"""Who may see what. The laws stand in `sharing_laws`; here they are run, and run against what would break them."""

import importlib.util
import itertools
import json
import pickle
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools import sharing
from recoverytools.fields import Ask, Keep, Line, declared, facts
from recoverytools.findings import Finding, Severity
from recoverytools.models import Fallback, NotInvolved, Page, Person, Rating, Scope, StoryPart, StoryVersion, Witness
from recoverytools.models.plan import SHARED_SECTIONS
from recoverytools.sharing import LeftOut, Shown
from recoverytools.sharing._sight import told_fields
from recoverytools.vocabulary import Audience, ConsentElement, Every, Regulation, WhyLeftOut, WhyNotShared
from sharing_laws import LAWS
from strategies import RECORDS, VALUES

TODAY = date(2026, 11, 22)
KEY = b"a key for a view"
SEEDS = st.integers(0, max(4, settings().max_examples // 2 - 1))  # few enough that the laws share their cases


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
    ("pointers to what goes stay", "if self.led <= self.ids.keys():", "if True:", "what_goes_is_let_go_of"),
    ("pointers lead out of the view", "        else:\n            return None\n        return self.alias(value)", "        return self.alias(value)", "whole"),
    ("ids stay what they are", '"id": self.alias(item.id)', '"id": item.id', "unlinkable"),
    ("pointers stay what they are", "        return self.alias(value)", "        return value", "whole"),
    ("ids are made without the key", "hmac.new(key,", "hmac.new(bytes(16),", "unlinkable"),
    ("there is a word for everything", "    page, _, id = section.partition(", '    if "everything" in grant.sections or "*" in grant.sections:\n        return True\n    page, _, id = section.partition(', "union"),
    ("what is kept is a section", "section in SHARED_SECTIONS or (", "section in SHARED_SECTIONS or True or (", "union"),
    ("the owner is always seen whole", "Person(name=plan.owner.name, pronouns=plan.owner.pronouns)", "plan.owner", "subset"),
    ("all pages are seen", 'for page in plan.pages if names(grant, f"pages/{page.id}")', "for page in plan.pages", "subset"),
    ("no page is seen", '"pages": pages}', '"pages": ()}', "complete"),
    ("what says nothing stays", "if seen and not is_nobody:", "if not is_nobody:", "nothing_empty"),
    ("what is about nobody stays", "if seen and not is_nobody:", "if seen:", "nothing_empty"),
    ("names of what is not there are told", "        if name in SHARED_SECTIONS:\n            yield name", "        if name in SHARED_SECTIONS or name.isalpha():\n            yield name", "unlinkable"),
    ("pages are told by their own ids", 'yield f"pages/{alias(page)}"', 'yield f"pages/{page}"', "unlinkable"),
    ("a grant is always open", "    if why := grant.why_not(on):\n        return why\n", "", "time"),
    ("those kept out see it", "if plan and plan.keeps_out(grant):", "if False:", "kept_out_see_nothing"),
    ("anyone turns the crisis plan on", "crisis_on_by not in may_turn_on", "not crisis_on_by", "only_in_crisis"),
    ("a private name is told", "if each.id == grant.support and not each.private", "if each.id == grant.support", "kept_out_see_nothing"),
    ("check-ins without a number are told", "any(sight.ids.get(rating.about) == Scale.__name__ for rating in entry.ratings)", "True", "numbers_only"),
    ("the first day is left out", "day_of(entry.occurred_at) >= grant.journal_since", "day_of(entry.occurred_at) > grant.journal_since", "numbers_only"),
    ("a day is one on any calendar", "calendar_of(journal.time_zone)", 'calendar_of("")', "numbers_only"),
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


def mutant(folder: Path, old: str, new: str) -> Any:
    """A copy of the package that shares, with something in it made something else."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in Path(sharing.__path__[0]).glob("*.py")}
    assert sum(source.count(old) for source in sources.values()) == 1, "it is there, and once"
    for name, source in sources.items():
        (folder / name).write_text(source.replace(old, new), encoding="utf-8")
    name = "recoverytools.sharing_gone_wrong"
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    for module in [each for each in sys.modules if each.startswith(name)]:
        del sys.modules[module]
    return package


@pytest.mark.parametrize(("old", "new", "law"), [rest for _, *rest in MUTANTS], ids=[name for name, *_ in MUTANTS])
def test_a_law_tells_what_would_break_it(tmp_path: Path, old: str, new: str, law: str) -> None:
    wrong = mutant(tmp_path, old, new)
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


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
def test_a_field_that_is_added_stays_until_it_is_marked(cls: Any) -> None:
    def with_a_field(annotation: Any) -> Any:
        body = {"__annotations__": {"hunch": annotation}, "hunch": "", "__module__": cls.__module__}
        return attrs.frozen(kw_only=True, weakref_slot=False, field_transformer=declared)(type("More", (cls,), body))

    for annotation in (Line, Annotated[Line, Keep("a hunch is for the person alone")]):
        assert {*told_fields(with_a_field(annotation))} == {*told_fields(cls)}
    marked = Annotated[Line, Ask("What is your hunch?")]
    assert {*told_fields(with_a_field(marked))} == {*told_fields(cls), "hunch"}


def test_a_grant_is_never_shared_and_neither_is_what_is_for_the_own_pages() -> None:
    assert {fact.name for fact in facts(rt.WellnessPlan)} - {*SHARED_SECTIONS} == {
        "id", "private", "extensions", "grants", "word_choices", "layout",
    }  # fmt: skip


# --- whether anything is shared ---

ROSE = rt.Support(
    id="rose",
    name="Rose",
    relation="my aunt",
    contact=(rt.Contact(value="555-0142"),),
    when_contacting="say only: family",
    contact_may_be_shared=True,
    agreed_to="pick up until ten",
)
LOU = rt.Support(id="lou", name="Lou", contact=(rt.Contact(value="555-0143"),))
GRANT = rt.Grant(id="grant", to="my nurse", sections=("goals",))
OPEN: Any = {"on": TODAY, "key": KEY}


def shared(plan: rt.WellnessPlan, *sections: str, **more: Any) -> rt.WellnessPlan:
    view = rt.share(plan, rt.Grant(to="my nurse", sections=sections), **OPEN | more)
    assert view.plan is not None
    return view.plan


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ((rt.Goal(statement="x"), GRANT, {}), TypeError, "a plan, a journal or a story is shared, not a Goal"),
        ((rt.WellnessPlan(), "grant", {}), TypeError, "grant must be a Grant, not a str"),
        ((rt.WellnessPlan(), GRANT, {"on": datetime(2026, 11, 22, tzinfo=UTC)}), TypeError, "on must be a datetime.date, not a datetime"),
        ((rt.Journal(), GRANT, {"plan": "rose"}), TypeError, "plan must be a WellnessPlan, not a str"),
        ((rt.WellnessPlan(), GRANT, {"key": "a key of sixteen"}), TypeError, "key must be bytes, not str"),
        ((rt.WellnessPlan(), GRANT, {"key": b"fifteen bytes.."}), ValueError, "key must have at least 16 bytes"),
        ((rt.RecoveryStory(), GRANT, {}), TypeError, "a story is told to an audience, such as Audience.ONE_PEER"),
        ((rt.RecoveryStory(), GRANT, {"audience": "group"}), TypeError, "a story is told to an audience, such as Audience.ONE_PEER"),
        ((rt.RecoveryStory(), GRANT, {"audience": Audience.GROUP, "version": "v"}), rt.NotFound, "the story has no StoryVersion with this id"),
        ((rt.Journal(plan="a"), GRANT, {"plan": rt.WellnessPlan(id="b")}), ValueError, "this journal goes with another plan"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(arguments: Any, error: Any, says: str) -> None:
    document, grant, more = arguments
    with pytest.raises(error) as caught:
        rt.share(document, grant, **OPEN | more)
    assert str(caught.value) == says
    if "key" not in more:
        with pytest.raises(error) as caught:
            rt.preview(document, grant, **{"on": TODAY} | more)
        assert str(caught.value) == says


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"grant": "rose"}, "grant must be a Grant, not a str"),
        ({"on": datetime(2026, 11, 22, tzinfo=UTC)}, "on must be a datetime.date, not a datetime"),
        ({"plan": rt.Journal()}, "plan must be a WellnessPlan, not a Journal"),
    ],
)
def test_it_makes_no_sense_to_ask_whether_something_else_permits(changed: Any, says: str) -> None:
    asked: Any = {"grant": GRANT, "section": "goals", "on": TODAY} | changed
    with pytest.raises(TypeError) as caught:
        rt.permits(**asked)
    assert str(caught.value) == says


BEANS = rt.RecoveryStory(id="beans", title="Beans", versions=(StoryVersion(id="v", private=True),))
TELL = rt.Grant(to="our group", sections=("stories/beans",))
KIM = rt.Support(id="kim", name="Kim")
BOTH_WAYS = rt.WellnessPlan(
    supports=(KIM,), crisis=rt.CrisisPlan(turned_on_by=("kim",), not_involved=(NotInvolved(support="kim"),))
)


@pytest.mark.parametrize(
    ("document", "grant", "more", "why", "says"),
    [
        (rt.WellnessPlan(), attrs.evolve(GRANT, revoked_on=TODAY, until=date(2026, 11, 1)), {}, WhyNotShared.TAKEN_BACK, "The grant was taken back"),
        (rt.WellnessPlan(), attrs.evolve(GRANT, until=date(2026, 11, 21)), {}, WhyNotShared.ENDED, "The last day of the grant has passed"),
        (rt.WellnessPlan(), attrs.evolve(GRANT, starts=date(2026, 11, 23)), {}, WhyNotShared.NOT_YET, "The grant has not started yet"),
        (rt.WellnessPlan(), attrs.evolve(GRANT, only_in_crisis=True), {}, WhyNotShared.ONLY_IN_CRISIS, "The grant is for a crisis, and no one it takes has turned the crisis plan on"),
        (BOTH_WAYS, attrs.evolve(GRANT, only_in_crisis=True), {"crisis_on_by": "kim"}, WhyNotShared.ONLY_IN_CRISIS, "The grant is for a crisis, and no one it takes has turned the crisis plan on"),
        (rt.WellnessPlan(), TELL, {}, WhyNotShared.NOT_NAMED, "The grant does not name this"),
        (rt.WellnessPlan(), attrs.evolve(GRANT, sections=("pages/gone", "everything")), {}, WhyNotShared.NOT_NAMED, "The grant does not name this"),
        (rt.WellnessPlan(private=True), GRANT, {}, WhyNotShared.PRIVATE, "All of this is marked private"),
        (rt.Journal(), GRANT, {}, WhyNotShared.NOT_NAMED, "The grant does not name this"),
        (rt.Journal(), attrs.evolve(GRANT, scales=("sleep",)), {}, WhyNotShared.NOT_NAMED, "The grant does not name this"),
        (rt.Journal(), attrs.evolve(GRANT, journal_since=TODAY), {}, WhyNotShared.NOT_NAMED, "The grant does not name this"),
        (rt.Journal(private=True), attrs.evolve(GRANT, scales=("sleep",), journal_since=TODAY), {}, WhyNotShared.PRIVATE, "All of this is marked private"),
        (BEANS, GRANT, {"audience": Audience.GROUP}, WhyNotShared.NOT_NAMED, "The grant does not name this"),
        (BEANS, TELL, {"audience": Audience.GROUP, "version": "v"}, WhyNotShared.PRIVATE, "All of this is marked private"),
        (attrs.evolve(BEANS, private=True), TELL, {"audience": Audience.GROUP}, WhyNotShared.PRIVATE, "All of this is marked private"),
        (BEANS, TELL, {"audience": Audience.GROUP, "plan": rt.WellnessPlan(crisis=rt.CrisisPlan(not_involved=(NotInvolved(name="Our group"),)))}, WhyNotShared.KEPT_OUT, "The grant is for someone whom the crisis plan keeps out"),
    ],
)  # fmt: skip
def test_nothing_is_shared(document: Any, grant: rt.Grant, more: Any, why: WhyNotShared, says: str) -> None:
    with pytest.raises(rt.NotShared) as caught:
        rt.share(document, grant, **OPEN, **more)
    assert (caught.value.why, str(caught.value), caught.value.findings) == (why, says, ())
    assert pickle.loads(pickle.dumps(caught.value)).why is why
    seen = rt.preview(document, grant, on=TODAY, **more)
    assert seen.why_not is why


@pytest.mark.parametrize(
    "to",
    [
        "Ka'ahu",
        " KA\N{RIGHT SINGLE QUOTATION MARK}AHU ",
        "Ka\N{MODIFIER LETTER TURNED COMMA}ahu",
        "Ka'ahu\N{ZERO WIDTH SPACE}",
    ],
)
def test_those_kept_out_are_known_however_their_name_is_typed(to: str) -> None:
    plan = rt.WellnessPlan(vision="my kitchen", crisis=rt.CrisisPlan(not_involved=(NotInvolved(name="Ka'ahu"),)))
    assert not rt.permits(rt.Grant(to=to, sections=("vision",)), "vision", on=TODAY, plan=plan)


@pytest.mark.parametrize("name", ["", " ", "\N{ZERO WIDTH SPACE}"])
def test_a_name_without_a_letter_keeps_no_one_out(name: str) -> None:
    rose, outs = attrs.evolve(ROSE, name=" "), (NotInvolved(name=name, why="not yet"),)
    plan = rt.WellnessPlan(vision="my kitchen", supports=(rose,), crisis=rt.CrisisPlan(not_involved=outs))
    grant = rt.Grant(support="rose", sections=("vision",))
    assert (plan.kept_out, plan.keeps_out(grant)) == (frozenset(), False)
    assert rt.permits(grant, "vision", on=TODAY, plan=plan)


def test_what_is_private_is_not_in_the_preview_of_what_is_not_shared() -> None:
    goal = rt.Goal(statement="Swim")
    plan = rt.WellnessPlan(private=True, vision="my kitchen", goals=(goal,))
    view: Any = rt.preview(plan, GRANT, on=TODAY).view
    assert view.plan == rt.WellnessPlan(id=view.plan.id)
    journal = rt.Journal(private=True, scales=(rt.Scale(id="sleep", name="sleep"),))
    view = rt.preview(journal, attrs.evolve(GRANT, scales=("sleep",), journal_since=TODAY), on=TODAY).view
    assert view.journal == rt.Journal(id=view.journal.id)


# --- what is in a view ---


def test_what_is_always_in_a_view() -> None:
    owner = Person(name="Malia", pronouns="she/they", contact=(rt.Contact(value="555"),), needs=("please face me",))
    plan = rt.WellnessPlan(owner=owner, language="to", region="US", vision="my kitchen", title="My plan")
    seen = shared(plan, "title")
    assert seen == rt.WellnessPlan(
        id=seen.id, owner=Person(name="Malia", pronouns="she/they"), language="to", title="My plan"
    )
    assert shared(plan, "owner").owner == owner
    assert shared(attrs.evolve(plan, owner=Person(needs=("please face me",))), "title").owner is None


def test_people_come_in_the_order_in_which_they_are_pointed_to_and_once() -> None:
    step = rt.Step(what="ask", supports=("lou", "rose"))
    swim, sing = rt.Goal(statement="Swim", steps=(step,)), rt.Goal(statement="Sing", supports=("rose", "lou"))
    plan = rt.WellnessPlan(supports=(ROSE, LOU), goals=(swim, sing))
    lou, rose = shared(plan, "goals").supports
    assert lou == rt.Support(id=lou.id, name="Lou")
    assert rose == rt.Support(
        id=rose.id, name="Rose", relation="my aunt", contact=ROSE.contact, when_contacting="say only: family"
    )
    rose, lou = shared(plan, "goals", "supports").supports
    assert lou == rt.Support(id=lou.id, name="Lou")
    assert rose == attrs.evolve(ROSE, id=rose.id, contact_may_be_shared=None)


def test_a_page_is_named_by_its_id_or_with_all_others() -> None:
    pages = (Page(id="pets", heading="My pets"), Page(id="fasting", heading="Fasting"))
    plan = rt.WellnessPlan(pages=pages)
    view = rt.share(plan, rt.Grant(to="x", sections=("pages/fasting", "pages/gone", "pages/fasting")), **OPEN)
    assert view.plan is not None
    assert [page.heading for page in view.plan.pages] == ["Fasting"]
    assert view.scope.sections == (f"pages/{view.plan.pages[0].id}",)
    assert [page.heading for page in shared(plan, "pages").pages] == ["My pets", "Fasting"]
    hidden = attrs.evolve(plan, pages=(attrs.evolve(pages[1], private=True),))
    assert rt.share(hidden, rt.Grant(to="x", sections=("pages/fasting",)), **OPEN).scope.sections == ()


def test_a_scope_says_what_the_grant_says() -> None:
    grant = rt.Grant(
        support="rose",
        from_whom="only me",
        sections=("goals", "gaols"),
        purpose="so that we can plan",
        starts=TODAY,
        until=date(2027, 1, 1),
        ends_when="when I move",
        how_to_revoke="a text will do",
        signed_by="Malia",
        regulation=Regulation.PART_2,
    )
    view = rt.share(rt.WellnessPlan(supports=(ROSE,)), grant, **OPEN)
    assert view.scope == Scope(
        to="Rose",
        from_whom="only me",
        sections=("goals",),
        purpose="so that we can plan",
        starts=TODAY,
        until=date(2027, 1, 1),
        ends_when="when I move",
        regulation=Regulation.PART_2,
    )
    assert view.notice == "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
    for regulation in (None, Regulation.HIPAA, Regulation.OTHER):
        assert rt.share(rt.WellnessPlan(), attrs.evolve(GRANT, regulation=regulation), **OPEN).notice == ""
    sleep = rt.Grant(support="rose", scales=("sleep",), journal_since=TODAY)
    assert rt.share(rt.Journal(), sleep, **OPEN).scope.to == "", "without the plan, nobody knows"
    assert rt.share(rt.Journal(), sleep, **OPEN, plan=rt.WellnessPlan(supports=(ROSE,))).scope.to == "Rose"


@pytest.mark.parametrize(
    ("time_zone", "day"),
    [("", 21), ("Nowhere/Known", 21), ("Pacific/Honolulu", 21), ("Europe/London", 22), ("Pacific/Kiritimati", 22)],
)
def test_a_day_is_that_of_the_journal_else_that_of_the_check_in(time_zone: str, day: int) -> None:
    sleep = rt.Scale(id="sleep", name="sleep")
    honolulu = timezone(timedelta(hours=-10))
    late = datetime(2026, 11, 21, 23, 30, tzinfo=honolulu)  # in London it is the 22nd
    entry = rt.CheckIn(occurred_at=late, ratings=(Rating(about="sleep", value=5),))
    journal = rt.Journal(time_zone=time_zone, scales=(sleep,), checkins=(entry,))
    for since, seen in ((date(2026, 11, day), 1), (date(2026, 11, day + 1), 0)):
        grant = rt.Grant(to="x", scales=("sleep",), journal_since=since)
        view = rt.share(journal, grant, **OPEN)
        assert view.journal is not None
        assert (len(view.journal.checkins), view.journal.time_zone) == (seen, "")
        assert left_out(rt.preview(journal, grant, on=TODAY)) == [("/checkins/0", WhyLeftOut.BEFORE)][seen:]


def test_what_now_takes_the_plan_of_a_view() -> None:
    mail = rt.Trigger(what="mail", responses=(rt.Note(text="call Rose", support="rose"),))
    seen = shared(rt.WellnessPlan(supports=(ROSE,), triggers=(mail,), vision="my kitchen"), "triggers")
    guidance = rt.what_now(seen, seen.triggers[0].id, now=datetime(2026, 11, 22, 9, tzinfo=UTC))
    [thing] = guidance.parts[0].things
    assert thing.text == "call Rose"
    assert thing.ally is not None
    assert [way.contact.value for way in thing.ally.ways] == ["555-0142"]


def test_a_pointer_leads_only_to_what_it_may_point_to() -> None:
    watch = rt.Watch(scale="swim", at_most=4)
    sign = rt.WarningSign(what="I sleep less", watches=(watch,))
    plan = rt.WellnessPlan(goals=(rt.Goal(id="swim", statement="Swim"),), warning_signs=(sign,))
    view = rt.share(plan, rt.Grant(to="x", sections=("goals", "warning_signs", "pages/swim")), **OPEN)
    assert view.plan is not None
    assert view.plan.warning_signs[0].watches == (rt.Watch(at_most=4),)
    assert view.scope.sections == ("goals", "warning_signs")
    at = datetime(2026, 11, 22, 8, tzinfo=UTC)
    ratings = (Rating(about="first", value=5), Rating(about="sleep", value=6))
    entries = tuple(rt.CheckIn(id=id, occurred_at=at, ratings=ratings) for id in ("first", "second"))
    journal = rt.Journal(scales=(rt.Scale(id="sleep", name="sleep"),), checkins=entries)
    book = rt.share(journal, rt.Grant(to="x", scales=("sleep", "first"), journal_since=TODAY), **OPEN)
    assert book.journal is not None
    assert [[rating.value for rating in entry.ratings] for entry in book.journal.checkins] == [[6.0], [6.0]]
    for each in (view, book):
        assert rt.loads(rt.dumps(each), rt.SharedView) == each


# --- for the person whose plan it is ---


def left_out(seen: rt.Preview) -> list[tuple[str, WhyLeftOut]]:
    return [(each.path, each.why) for each in seen.left_out]


def test_a_preview_says_what_falls_out_of_a_plan_and_why() -> None:
    kim = rt.Support(id="kim", name="Kim", contact=(rt.Contact(value="1"),), contact_may_be_shared=True)
    tea = rt.Note(tool="kettle", must=True)
    call = rt.Note(text="call", support="sam", tool="kettle")
    mail = rt.Trigger(what="mail", responses=(tea, call, rt.Note(support="kim"), rt.Note(support="lou")))
    bus = rt.BackupPlan(response="walk", fallbacks=(Fallback(),))
    plan = rt.WellnessPlan(
        toolbox=(rt.WellnessTool(id="kettle", name="tea"),),
        supports=(ROSE, LOU, kim, rt.Support(id="sam", name="Sam", private=True)),
        crisis=rt.CrisisPlan(
            not_involved=(NotInvolved(support="kim"), NotInvolved(support="sam", why="no"), NotInvolved()),
            witnesses=(Witness(support="rose"),),
        ),
        triggers=(mail,),
        backups=(bus,),
        pages=(Page(id="a", heading="A"), Page(id="b", heading="B", private=True)),
        goals=(rt.Goal(statement="Swim", private=True, supports=("sam",)),),
        grants=(
            GRANT,
            sections := rt.Grant(
                id="other", to="x", sections=("triggers", "backups", "pages/b", "gaols", "crisis", "vision")
            ),
        ),
    )
    seen = rt.preview(plan, sections, on=TODAY)
    assert left_out(seen) == [
        ("/grants/1/sections/3", WhyLeftOut.NO_SUCH_PART),
        ("/triggers/0/responses/0", WhyLeftOut.HIDDEN_POINTER),
        ("/triggers/0/responses/1/tool", WhyLeftOut.HIDDEN_POINTER),
        ("/triggers/0/responses/1/support", WhyLeftOut.HIDDEN_POINTER),
        ("/crisis/not_involved/1", WhyLeftOut.HIDDEN_POINTER),
        ("/crisis/not_involved/2", WhyLeftOut.BLANK),
        ("/backups/0/fallbacks/0", WhyLeftOut.BLANK),
        ("/pages/1", WhyLeftOut.PRIVATE),
        ("/supports/1/contact", WhyLeftOut.NO_CONTACT),
        ("/supports/2/contact", WhyLeftOut.KEPT_OUT),
    ]
    assert seen.shown == (
        Shown(path="/triggers", label="What makes it harder", items=1),
        Shown(path="/crisis", label="In a crisis", items=1),
        Shown(path="/supports", label="Who is on my side", items=3),
        Shown(path="/backups", label="My backup plans", items=1),
    )
    assert seen.why_not is None
    assert seen.findings == (Finding("view-hides-who-stays-out", Severity.SAFETY, "/crisis/not_involved/1"),)
    assert [finding.message() for finding in seen.findings] == [
        "They see your crisis plan, and not that this person is to stay out of it."
    ]
    assert [finding.question() for finding in seen.findings] == ["Is it all right for you that they do not know?"]
    assert left_out(rt.preview(plan, rt.Grant(to="x", sections=("gaols",)), on=TODAY)) == [
        ("/sections/0", WhyLeftOut.NO_SUCH_PART)
    ], "this grant is not in the plan yet"
    kept = rt.preview(
        rt.WellnessPlan(supports=(ROSE,)), rt.Grant(to="x", sections=("supports", "owner", "language")), on=TODAY
    )
    assert left_out(kept) == [("/supports/0/contact_may_be_shared", WhyLeftOut.KEPT)]


def test_what_was_planned_in_the_past_stays_and_is_not_told_of() -> None:
    once = rt.Schedule(every=Every.DAY, until=TODAY)
    plan = rt.WellnessPlan(daily=(rt.DailyPractice(what="walk", earlier=(once,)),))
    assert shared(plan, "daily").daily[0].earlier == ()
    assert rt.preview(plan, rt.Grant(to="x", sections=("daily",)), on=TODAY).left_out == ()


def test_a_part_that_is_named_and_always_there_is_told() -> None:
    plan = rt.WellnessPlan(owner=Person(name="Malia"), language="en", title="Mine")
    for sections, labels in (
        (("title",), ["Title"]),
        (("owner", "language", "title"), ["Title", "This plan belongs to", "Language"]),
    ):
        seen = rt.preview(plan, rt.Grant(to="x", sections=sections), on=TODAY)
        assert [part.label for part in seen.shown] == labels


def hard_day(*people: str, **more: Any) -> rt.WellnessPlan:
    notes = tuple(rt.Note(text="call", support=id) for id in people)
    return rt.WellnessPlan(supports=(ROSE, LOU), safety=rt.SafetyPlan(people_to_ask=notes), **more)


LINE = rt.HelpLine(name="the night line", value="555-0100")
HELPED = rt.Resource(id="clinic", name="the clinic", contact=(rt.Contact(value="555-0199"),))
ASKED = rt.SafetyPlan(professionals=(rt.Note(text="go", resource="clinic"),))


@pytest.mark.parametrize(
    ("plan", "sections", "paths"),
    [
        (hard_day("rose"), ("safety",), []),
        (hard_day("lou", "rose"), ("safety",), []),
        (hard_day("lou"), ("safety",), ["/safety"]),
        (hard_day(), ("safety",), []),
        (hard_day("lou"), ("goals",), []),
        (hard_day("lou", goals=(rt.Goal(statement="Swim", supports=("rose",)),)), ("safety", "goals"), ["/safety"]),
        (hard_day("lou", lines=(LINE,)), ("safety",), ["/safety"]),
        (hard_day("lou", lines=(LINE,)), ("safety", "lines"), []),
        (hard_day("lou", lines=(attrs.evolve(LINE, never_offer=True),)), ("safety", "lines"), ["/safety"]),
        (hard_day("lou", lines=(attrs.evolve(LINE, value=""),)), ("safety", "lines"), ["/safety"]),
        (rt.WellnessPlan(resources=(HELPED,), safety=ASKED), ("safety", "resources"), []),
        (rt.WellnessPlan(resources=(HELPED,), safety=ASKED), ("safety",), ["/safety"]),
        (hard_day("lou", crisis=rt.CrisisPlan(take_over=("lou",))), ("safety", "crisis"), ["/crisis", "/safety"]),
        (hard_day("lou", crisis=rt.CrisisPlan(take_over=("rose",))), ("safety", "crisis"), ["/safety"]),
    ],
)
def test_a_plan_for_a_hard_day_without_a_number_comes_first(plan: Any, sections: Any, paths: list[str]) -> None:
    found = rt.preview(plan, rt.Grant(to="x", sections=sections), on=TODAY).findings
    assert found == tuple(Finding("view-has-no-number", Severity.SAFETY, path) for path in paths)


def test_a_preview_of_a_journal_says_what_they_do_not_see() -> None:
    def entry(id: str, day: int, about: str, **more: Any) -> rt.CheckIn:
        at = datetime(2026, 11, day, 8, tzinfo=UTC)
        return rt.CheckIn(id=id, occurred_at=at, ratings=(Rating(about=about, value=5),), **more)

    journal = rt.Journal(
        scales=tuple(rt.Scale(id=id, name=id, private=id == "voices") for id in ("mood", "sleep", "voices")),
        checkins=(
            entry("old", 1, "sleep"),
            entry("mine", 12, "sleep", private=True),
            entry("other", 12, "mood"),
            entry("first", 13, "sleep"),
            entry("seen", 14, "sleep", replaces="first"),
        ),
        uses=(rt.PlanUse(occurred_at=datetime(2026, 11, 14, tzinfo=UTC)),),
    )
    grant = rt.Grant(to="x", scales=("sleep", "voices"), journal_since=date(2026, 11, 10))
    seen = rt.preview(journal, grant, on=TODAY)
    assert seen.shown == (
        Shown(path="/scales", label="My scales", items=1),
        Shown(path="/checkins", label="Check-ins", items=1),
    )
    assert left_out(seen) == [
        ("/scales/0", WhyLeftOut.NOT_NAMED),
        ("/scales/2", WhyLeftOut.PRIVATE),
        ("/checkins/0", WhyLeftOut.BEFORE),
        ("/checkins/1", WhyLeftOut.PRIVATE),
        ("/checkins/2", WhyLeftOut.NOT_NAMED),
        ("/uses", WhyLeftOut.NOT_NAMED),
    ]
    assert rt.preview(attrs.evolve(journal, uses=()), grant, on=TODAY).left_out == seen.left_out[:-1]
    nothing = rt.preview(journal, attrs.evolve(grant, journal_since=None), on=TODAY)
    assert [why for path, why in left_out(nothing) if path == "/checkins/0"] == [WhyLeftOut.NOT_NAMED]


def test_a_preview_of_a_story_says_what_they_do_not_hear() -> None:
    group = (Audience.GROUP,)
    parts = (
        StoryPart(id="a", text="A", audiences=group),
        StoryPart(id="b", text="B", audiences=group),
        StoryPart(id="c", text="C", audiences=group, private=True),
        StoryPart(id="d", text="D", audiences=group, off_limits=True),
        StoryPart(id="e", text="E", audiences=(Audience.FAMILY,)),
    )
    version = StoryVersion(id="v", parts=("e", "d", "c", "b"))
    story = rt.RecoveryStory(id="beans", title="Beans", parts=parts, versions=(version,), boundaries=("my children",))
    seen = rt.preview(story, TELL, on=TODAY, audience=Audience.GROUP, version="v")
    assert seen.shown == (
        Shown(path="/title", label="Title", items=1),
        Shown(path="/parts", label="Parts", items=1),
    )
    assert seen.left_out == (
        LeftOut(path="/parts/0", why=WhyLeftOut.NOT_NAMED),
        LeftOut(path="/parts/2", why=WhyLeftOut.PRIVATE),
        LeftOut(path="/parts/3", why=WhyLeftOut.KEPT),
        LeftOut(path="/parts/4", why=WhyLeftOut.NOT_FOR_THEM),
        LeftOut(path="/versions", why=WhyLeftOut.KEPT),
        LeftOut(path="/boundaries", why=WhyLeftOut.KEPT),
    )
    whole = rt.preview(story, TELL, on=TODAY, audience=Audience.GROUP)
    assert [part.items for part in whole.shown] == [1, 2]


FULL = rt.Grant(
    to="my nurse",
    from_whom="only me",
    sections=("goals",),
    purpose="so that we can plan",
    until=TODAY,
    how_to_revoke="a text will do",
    signed_on=TODAY,
    signed_by="Malia",
    told_right_to_revoke=True,
    told_may_be_passed_on=True,
)
HERS = rt.WellnessPlan(owner=Person(name="Malia"), supports=(ROSE,))


@pytest.mark.parametrize(
    ("grant", "plan", "lacking"),
    [
        (FULL, HERS, []),
        (FULL, rt.WellnessPlan(), [ConsentElement.NAME]),
        (FULL, rt.WellnessPlan(owner=Person(pronouns="she/her")), [ConsentElement.NAME]),
        (attrs.evolve(FULL, from_whom=""), HERS, [ConsentElement.FROM_WHOM]),
        (attrs.evolve(FULL, sections=()), HERS, [ConsentElement.WHAT]),
        (attrs.evolve(FULL, sections=("gaols",)), HERS, [ConsentElement.WHAT]),
        (attrs.evolve(FULL, sections=(), scales=("sleep",)), HERS, [ConsentElement.WHAT]),
        (attrs.evolve(FULL, sections=(), scales=("sleep",), journal_since=TODAY), HERS, []),
        (attrs.evolve(FULL, sections=("stories/beans",)), HERS, []),
        (attrs.evolve(FULL, to="", support="rose"), HERS, []),
        (attrs.evolve(FULL, to="", support="lou"), HERS, [ConsentElement.TO_WHOM]),
        (attrs.evolve(FULL, purpose=""), HERS, [ConsentElement.PURPOSE]),
        (attrs.evolve(FULL, told_right_to_revoke=None), HERS, [ConsentElement.RIGHT_TO_REVOKE]),
        (attrs.evolve(FULL, how_to_revoke=""), HERS, [ConsentElement.RIGHT_TO_REVOKE]),
        (attrs.evolve(FULL, until=None), HERS, [ConsentElement.END]),
        (attrs.evolve(FULL, until=None, ends_when="when I move"), HERS, []),
        (attrs.evolve(FULL, signed_by=""), HERS, [ConsentElement.SIGNATURE]),
        (attrs.evolve(FULL, signed_on=None), HERS, [ConsentElement.SIGNED_ON]),
        (attrs.evolve(FULL, told_may_be_passed_on=False), HERS, [ConsentElement.PASSED_ON]),
        (rt.Grant(support="lou"), rt.WellnessPlan(), [*ConsentElement]),
    ],
)
def test_what_a_written_consent_lacks(grant: rt.Grant, plan: rt.WellnessPlan, lacking: list[ConsentElement]) -> None:
    assert rt.missing_elements(grant, plan) == tuple(lacking)


def test_each_element_of_a_consent_has_its_paragraph() -> None:
    assert [element.paragraph for element in ConsentElement] == [f"42 CFR 2.31(a)({n})" for n in range(1, 11)]


# --- for whoever gets it ---


def test_a_view_is_described() -> None:
    full = attrs.evolve(FULL, starts=TODAY, ends_when="when I move", regulation=Regulation.PART_2)
    plan = attrs.evolve(HERS, goals=(rt.Goal(statement="Swim"), rt.Goal(statement="Sing")), language="en")
    assert (
        rt.describe_view(rt.share(plan, full, **OPEN))
        == """\
From: Malia
For: my nurse
What it is for: so that we can plan
First day: 22 November 2026
Last day: 22 November 2026
Ends when: when I move
In it:
- What I want: 2
To take this back stops new views. It cannot call back a copy.
42 CFR part 2 prohibits unauthorized use or disclosure of these records."""
    )
    assert (
        rt.describe_view(rt.SharedView(scope=Scope()))
        == """\
There is nothing in it.
To take this back stops new views. It cannot call back a copy."""
    )
    assert (
        rt.describe_view(rt.share(rt.WellnessPlan(), GRANT, **OPEN))
        == """\
For: my nurse
There is nothing in it.
To take this back stops new views. It cannot call back a copy."""
    )


def test_the_page_of_a_view_begins_with_what_has_to_be_said() -> None:
    part = StoryPart(text="I planted beans.", audiences=(Audience.GROUP,))
    story = attrs.evolve(BEANS, parts=(part,))
    view = rt.share(story, attrs.evolve(TELL, regulation=Regulation.PART_2), **OPEN, audience=Audience.GROUP)
    assert (
        rt.rendering.to_markdown(view)
        == """\
# Shared view: Beans

To take this back stops new views. It cannot call back a copy.

42 CFR part 2 prohibits unauthorized use or disclosure of these records.

## Shared with: our group

- **What they may see:**
  - Beans
- **Privacy law:** 42 CFR Part 2 (substance use records, USA)

## Parts

- I planted beans.
"""
    )


def test_the_page_of_a_view_that_is_written_by_hand() -> None:
    view = rt.SharedView(
        scope=Scope(sections=("stories/beans", "title")),
        story=attrs.evolve(BEANS, versions=()),
        plan=rt.WellnessPlan(title="Mine"),
    )
    assert (
        rt.rendering.to_text(view)
        == """\
Shared view: Mine
=================

To take this back stops new views. It cannot call back a copy.

- Beans

Shared with
-----------

What they may see:
  - Beans
  - Title
"""
    )
    of_a_plan = rt.WellnessPlan(grants=(rt.Grant(to="our group", sections=("stories/beans", "title", "pages/gone")),))
    assert "\n  What they may see:\n    - One of my stories\n    - Title\n    - pages/gone\n" in rt.rendering.to_text(
        of_a_plan
    )
    private = attrs.evolve(view, private=True)
    assert rt.rendering.to_text(private, include_private=False) == "Shared view (private)\n=====================\n"
    assert rt.rendering.to_text(private).startswith("Shared view (private): Mine\n")
    assert view.content == view.plan


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
    open_to: Any = {"on": TODAY, "key": EXAMPLE_KEY}
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
