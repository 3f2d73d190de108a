"""Eleven plans as people have them after an hour or two, and the three questions that a peer specialist would ask first."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

import recoverytools as rt
from recoverytools.models import (
    AttainmentScale,
    Fallback,
    Matter,
    Medicine,
    Naloxone,
    NotInvolved,
    Option,
    OtherPerson,
    ResponseUse,
    StoryPart,
    ThirdParty,
)
from recoverytools.vocabulary import (
    AgreedToHelp,
    Audience,
    Every,
    GoalStatus,
    HelpedNow,
    HowDone,
    MedicineUse,
    SignStage,
    StoryPartKind,
    Way,
    Weekday,
)

TODAY = date(2026, 11, 22)
ACTIVE = GoalStatus.ACTIVE
NIGHT = datetime(2026, 11, 14, 23, tzinfo=UTC)

ROSE = rt.Support(id="rose", name="Auntie Rose", contact=(rt.Contact(way=Way.CALL, value="555-0142"),))
TEXT = (rt.Contact(way=Way.TEXT, value="555-0143"),)
BEN = rt.Support(id="ben", name="Ben", agreed=AgreedToHelp.HAS_SAID_NO, contact=TEXT)
DEE = rt.Support(id="dee", name="Dee", agreed=AgreedToHelp.HAS_SAID_YES, contact=TEXT)

FIRST_VISIT = rt.WellnessPlan(
    goals=(rt.Goal(statement="Stop drinking alone", status=ACTIVE, confidence=4),),
    strengths=(rt.Strength(text="I know every bus in this town"),),
)
MY_OWN_KIT = rt.WellnessPlan(
    region="US",
    goals=(rt.Goal(statement="Swim at the lake", status=ACTIVE),),
    safer_use=rt.SaferUse(if_i_use=(rt.Note(text="my own kit"),)),
)
HARD_NIGHTS = rt.WellnessPlan(
    safety=rt.SafetyPlan(on_my_own=(rt.Note(text="cold water on my face"),)),
    crisis=rt.CrisisPlan(not_involved=(NotInvolved(name="Auntie Rose"),), take_over=("dee",)),
    supports=(ROSE, DEE),
    warning_signs=(rt.WarningSign(what="I stop answering", stage=SignStage.BREAKING_DOWN),),
)
IF_I_USE = rt.WellnessPlan(
    region="US",
    safer_use=rt.SaferUse(
        if_i_use=(rt.Note(text="my own kit"),),
        naloxone=Naloxone(kept_where="in the bag by the door", expires=date(2026, 8, 31)),
    ),
)
OUT_OF_HOSPITAL = rt.WellnessPlan(
    region="US-PA",
    supports=(ROSE,),
    crisis=rt.CrisisPlan(
        when_others_step_in=(rt.Note(text="I have not slept for three days"),),
        medicines=(
            Medicine(name="haloperidol", use=MedicineUse.ALLERGY),
            Medicine(name="Haloperidol", form="shot", use=MedicineUse.ACCEPTABLE),
        ),
        duties=(rt.models.Duty(what="feed the cat"),),
    ),
)
A_RIDE = rt.WellnessPlan(
    supports=(BEN, DEE),
    daily=(rt.DailyPractice(id="meeting", what="the night meeting", schedule=rt.Schedule(every=Every.DAY)),),
    backups=(
        rt.BackupPlan(
            cue="Dee cannot drive", response="don't panic", covers=("dee",), fallbacks=(Fallback(support="dee"),)
        ),
        rt.BackupPlan(cue="the last bus is gone", fallbacks=(Fallback(text="call him", support="ben"),)),
    ),
)
TWO_JOBS = rt.WellnessPlan(
    decisions=(
        rt.Decision(
            question="Do I go back to the warehouse?",
            options=(Option(text="go back", advantages=("I know the crew",)),),
            others=(OtherPerson(name="my landlord", pressure=True),),
            matters=(Matter(text="being awake in the evening"),),
            by=date(2026, 11, 15),
        ),
    ),
)
THE_RENT = rt.WellnessPlan(
    problems=(
        rt.ProblemSolving(
            problem="the rent is due on the 1st and I am paid on the 5th",
            options=(Option(id="ask", text="ask for a week"),),
            chosen="ask",
        ),
    ),
    goals=(rt.Goal(statement="Have a quiet first week of the month", scale=AttainmentScale(less="one loan")),),
)
A_TALK_AT_THE_LIBRARY = rt.RecoveryStory(
    parts=(
        StoryPart(
            id="w", text="The winter on Fifth Street.", kind=StoryPartKind.HARD_TIME, audiences=(Audience.PUBLIC,)
        ),
    ),
    third_parties=(ThirdParty(who="my sister"),),
    versions=(rt.models.StoryVersion(minutes=10, parts=("w",)),),
)
A_NEW_GROUP = rt.PeerGroup(
    name="Tuesday Tea",
    schedule=rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,), minutes=60),
    agenda=(rt.models.AgendaItem(title="a round", minutes=75),),
)
AFTER_A_HARD_WEEK = rt.WellnessPlan(
    id="mine",
    reviewed=date(2026, 11, 1),
    doing_well=(rt.Note(text="I hum"),),
    daily=(rt.DailyPractice(id="walk", what="walk around the lake", smallest_version="shoes on"),),
    warning_signs=(
        rt.WarningSign(
            id="mail", what="I stop opening my mail", responses=(rt.Note(id="list", text="make a list of it all"),)
        ),
    ),
)
ITS_JOURNAL = rt.Journal(
    plan="mine",
    steps=tuple(rt.StepEntry(about="walk", how=HowDone.SKIPPED) for _ in range(3)),
    uses=(
        rt.PlanUse(
            occurred_at=NIGHT,
            noticed=("mail",),
            did=tuple(ResponseUse(response="list", helped=HelpedNow.NOT_THIS_TIME) for _ in range(2)),
            change_the_plan="ask Dee to sit with me",
        ),
    ),
)


@pytest.mark.parametrize(
    ("half", "first", "why"),
    [
        (
            FIRST_VISIT,
            ["goal-has-no-step", "goal-has-no-why", "goal-says-stop"],
            "someone who said out loud what they want leaves with one small thing to do, why, and what comes in its place",
        ),
        (
            HARD_NIGHTS,
            ["hard-day-plan-has-no-number", "crisis-says-not-when", "hard-day-plan-is-kept-nowhere"],
            "tonight there has to be a number; then Dee has to know when to come, and where the plan is",
        ),
        (
            IF_I_USE,
            ["naloxone-is-known-to-no-one", "naloxone-has-expired", "safer-use-leaves-you-alone"],
            "who is not awake cannot use it, an old one may still work, and someone has to notice at all",
        ),
        (
            MY_OWN_KIT,
            ["safer-use-has-no-naloxone", "safer-use-leaves-you-alone", "goal-has-no-step"],
            "what can save a life, and who would notice; then the lake, so that a hard day does not take up all the talk",
        ),
        (
            OUT_OF_HOSPITAL,
            ["crisis-medicine-wanted-and-refused", "crisis-says-not-who", "hard-day-plan-is-kept-nowhere"],
            "an allergy that reads as a yes can do great harm; then someone has to act on the plan, and to have it",
        ),
        (
            A_RIDE,
            ["counts-on-someone-who-said-no", "backup-falls-back-on-the-same-one", "backup-says-what-not-to-do"],
            "Ben has said no, and Dee is the one who cannot come: neither backup would hold; and what to do instead?",
        ),
        (
            TWO_JOBS,
            ["decision-is-under-pressure", "decision-has-one-way", "decision-day-has-passed"],
            "whose choice it is comes before what to choose; then a second way; the day can move",
        ),
        (
            THE_RENT,
            ["problem-choice-has-no-step", "problem-has-no-goal", "problem-has-few-options"],
            "what was chosen needs a first step; what would be better is not said; and there may be one more way",
        ),
        (
            A_TALK_AT_THE_LIBRARY,
            [
                "story-for-anyone-has-no-boundaries",
                "story-for-anyone-tells-of-others",
                "story-ends-in-the-hard-time",
            ],
            "what is told in public stays told: what is theirs, what is the sister's, and what came after the winter",
        ),
        (
            A_NEW_GROUP,
            [
                "nothing-says-where-privacy-ends",
                "group-is-not-ready-for-a-crisis",
                "group-has-no-stand-in",
            ],
            "people hear where privacy ends before they speak; someone may be in crisis the first night; then the key",
        ),
        (
            AFTER_A_HARD_WEEK,
            ["plan-was-used-and-not-mended", "step-was-put-off", "response-did-not-help"],
            "the person knows already what to change; the walk was too big for that week; the list did not help",
        ),
    ],
    ids=lambda case: case[0] if isinstance(case, list) else "",
)
def test_what_a_peer_specialist_would_ask_first(half: Any, first: list[str], why: str) -> None:
    journal = ITS_JOURNAL if half is AFTER_A_HARD_WEEK else None
    found = rt.review(half, today=TODAY, journal=journal, limit=3)
    assert [finding.code for finding in found] == first, why


def test_a_plan_with_no_people_in_it_is_never_asked_for_people() -> None:
    alone = rt.WellnessPlan(
        region="NZ",
        doing_well=(rt.Note(text="I hum while I cook"),),
        toolbox=(rt.WellnessTool(id="tea", name="mint tea on the back step"),),
        triggers=(rt.Trigger(what="payday", responses=(rt.Note(tool="tea"),)),),
        warning_signs=(rt.WarningSign(what="I stop singing", responses=(rt.Note(text="sing one song"),)),),
        safety=rt.SafetyPlan(
            signs=(rt.Note(text="the same dark thought"),),
            on_my_own=(rt.Note(text="cold water on my face"),),
            professionals=(rt.Note(text="a crisis line"),),
            kept_at=("in my coat",),
        ),
        backups=(rt.BackupPlan(cue="rain", response="stretch at home"),),
        goals=(rt.Goal(statement="Sew my own coat"),),
    )
    assert [finding.code for finding in rt.review(alone, today=TODAY)] == ["goal-is-a-thought"]
