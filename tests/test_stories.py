"""Hard days of ten people, each a plan, a journal and a moment, with the page that they hold then.

The pages stand in ``tests/data/stories``: the first screen of a phone, then the whole. Read them aloud as the person
would, at two at night. ``uv run python tests/test_stories.py`` writes them anew.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

import recoverytools as rt
from recoverytools.models import Fallback, Naloxone, NotInvolved, ResponseUse, ToolUse
from recoverytools.rendering import to_text
from recoverytools.vocabulary import AgreedToHelp, Helped, HelpedNow, SignStage, Way, Weekday

STORIES = Path(__file__).parent / "data" / "stories"
WORKDAYS = tuple(Weekday)[:5]


def call(number: str, note: str = "", *hours: rt.Hours, urgent: bool | None = None) -> rt.Contact:
    return rt.Contact(way=Way.CALL, value=number, note=note, hours=hours, any_hour_if_urgent=urgent)


def text(number: str, note: str = "") -> rt.Contact:
    return rt.Contact(way=Way.TEXT, value=number, note=note)


@attrs.frozen(kw_only=True)
class Story:
    """A hard day: what a person wrote before it, what they notice, and when."""

    plan: rt.WellnessPlan
    noticed: tuple[str, ...]
    now: datetime
    more: dict[str, Any] = attrs.field(factory=dict)

    def page(self) -> str:
        guidance = rt.what_now(self.plan, self.noticed, now=self.now, **self.more)
        return "\n".join(to_text(part, plan=self.plan) for part in (guidance.short, guidance))


# Ana Lucía packs fruit on the early shift. She has not had a drink in four months; tonight she had three.
A_RELAPSE_AT_NIGHT = Story(
    plan=rt.WellnessPlan(
        id="ana",
        region="US-CA",
        time_zone="America/Los_Angeles",
        supports=(
            rt.Support(
                id="chelo",
                name="Chelo from the Thursday group",
                contact=(call("559-555-0117", "any hour, she means it", urgent=True),),
                agreed=AgreedToHelp.HAS_SAID_YES,
                agreed_to="come over, and bring soup",
            ),
            rt.Support(
                id="nurse",
                name="Nurse Pham",
                contact=(call("559-555-0160", "", rt.Hours(days=WORKDAYS, start=time(8), end=time(17))),),
                agreed=AgreedToHelp.HAS_SAID_YES,
            ),
        ),
        toolbox=(
            rt.WellnessTool(id="shower", name="a long warm shower", helped=Helped.HELPS),
            rt.WellnessTool(id="run", name="a run", helped=Helped.DOES_NOT_HELP),
            rt.WellnessTool(id="radio", name="the all-night ranchera station"),
        ),
        warning_signs=(
            rt.WarningSign(
                id="drank",
                what="I drank",
                stage=SignStage.BREAKING_DOWN,
                responses=(
                    rt.Note(id="tell-nurse", text="tell Nurse Pham before my next pill", support="nurse", must=True),
                    rt.Note(id="water", text="water, tortillas, and stay out of the car", must=True),
                    rt.Note(id="call-chelo", text="call Chelo, even if I feel ashamed", support="chelo", must=True),
                    rt.Note(text="sleep on the couch with the lamp on"),
                ),
            ),
        ),
        safer_use=rt.SaferUse(
            if_i_use=(rt.Note(text="put the bottle outside, not under the sink"),),
            first_day_back=(rt.Note(text="one meeting, and then bed"),),
            after_a_break="My body has forgotten. Three is a lot now.",
        ),
        backups=(rt.BackupPlan(cue="Nurse Pham is not in", response="leave word with the desk", covers=("nurse",)),),
        carry=("Four months still happened.",),
    ),
    noticed=("drank",),
    now=datetime(2026, 11, 22, 2, 10, tzinfo=ZoneInfo("America/Los_Angeles")),
)

# Tomasz moved to Łódź for work and knows nobody there yet. His plan has no people in it, and that is fine.
NO_PEOPLE_IN_THE_PLAN = Story(
    plan=rt.WellnessPlan(
        id="tomasz",
        region="PL",
        toolbox=(
            rt.WellnessTool(
                id="bread", name="bake the rye bread", how="the dough from the jar, two hours", helped=Helped.HELPS
            ),
            rt.WellnessTool(id="tram", name="ride the 9 tram to the end and back", helped=Helped.HELPS),
            rt.WellnessTool(id="choir", name="the choir at Saint Anne's", helped=Helped.NOT_YET_TRIED),
        ),
        warning_signs=(
            rt.WarningSign(
                id="curtains",
                what="I keep the curtains shut all day",
                stage=SignStage.EARLY_SIGN,
                responses=(rt.Note(text="open one curtain"), rt.Note(tool="bread", when="when I am off work")),
            ),
        ),
    ),
    noticed=("curtains",),
    now=datetime(2026, 11, 22, 15, 0, tzinfo=ZoneInfo("Europe/Warsaw")),
    more={
        "journal": rt.Journal(
            plan="tomasz",
            checkins=tuple(
                rt.CheckIn(
                    occurred_at=datetime(2026, 11, day, 18, 0, tzinfo=UTC),
                    tools_used=(ToolUse(tool="tram", helped=HelpedNow.HELPED),),
                )
                for day in (3, 9)
            ),
        )
    },
)

# Wiremu's rent letter came, and with it the thought he knows. He ticks both.
A_SAFETY_SIGN_BESIDE_A_SMALL_TRIGGER = Story(
    plan=rt.WellnessPlan(
        id="wiremu",
        region="NZ",
        time_zone="Pacific/Auckland",
        supports=(
            rt.Support(
                id="hine",
                name="my sister Hine",
                contact=(call("021 555 0133", "", urgent=True), text("021 555 0133")),
                agreed=AgreedToHelp.HAS_SAID_YES,
                agreed_to="drive over, no talk needed",
            ),
            rt.Support(id="koro", name="Koro Hemi", contact=(rt.Contact(way=Way.VISIT, value="the green house"),)),
        ),
        triggers=(
            rt.Trigger(
                id="rent",
                what="a letter about the rent",
                responses=(rt.Note(text="open it on Monday with the budget lady"),),
            ),
        ),
        safety=rt.SafetyPlan(
            signs=(rt.Note(id="thought", text="the thought that they would be better off"),),
            on_my_own=(rt.Note(text="feet in the sea, or in the bath"), rt.Note(text="the fishing videos")),
            people_and_places=(rt.Note(text="sit on the porch with Koro, no questions", support="koro"),),
            people_to_ask=(rt.Note(text="tell Hine: it is back", support="hine"),),
            safer_surroundings=(rt.Note(text="Hine keeps my spare pills, one week at a time", support="hine"),),
            reasons_for_living=(rt.Note(text="Mere's first haka is in March"),),
        ),
    ),
    noticed=("rent", "thought"),
    now=datetime(2026, 11, 22, 19, 30, tzinfo=ZoneInfo("Pacific/Auckland")),
)

# Dre stays at a shelter and carries naloxone. Someone in the next bunk will not wake up.
AN_OVERDOSE_NEARBY = Story(
    plan=rt.WellnessPlan(
        id="dre",
        region="US-PA",
        supports=(
            rt.Support(
                id="desk", name="the night desk", contact=(rt.Contact(way=Way.VISIT, value="by the front door"),)
            ),
        ),
        triggers=(
            rt.Trigger(
                id="down",
                what="someone near me will not wake up",
                responses=(
                    rt.Note(text="shout for the night desk", support="desk", must=True),
                    rt.Note(text="call 911, then naloxone in one side of the nose", must=True),
                    rt.Note(text="roll them on their side and stay"),
                    rt.Note(text="after: sit with Ms. Bell in the kitchen, I will shake"),
                ),
            ),
        ),
        safer_use=rt.SaferUse(
            naloxone=Naloxone(kept_where="left pocket of my coat, and one at the night desk", who_knows=("desk",)),
            if_i_use=(rt.Note(text="never in the bathroom with the door locked"),),
        ),
    ),
    noticed=("down",),
    now=datetime(2027, 2, 3, 4, 45, tzinfo=ZoneInfo("America/New_York")),
)

# Gwen's plan is two years old, and so is what is known of the numbers. She sees how old.
A_STALE_LINE = Story(
    plan=rt.WellnessPlan(
        id="gwen",
        region="GB-WLS",
        time_zone="Europe/London",
        lines=(
            rt.HelpLine(
                name="the listening line at chapel",
                way=Way.CALL,
                value="01792 555 014",
                how="ask for anyone",
                hours=(rt.Hours(start=time(18), end=time(23)),),
                checked_on=date(2026, 3, 1),
            ),
            rt.HelpLine(name="Shout", way=Way.TEXT, value="85258", never_offer=True),
        ),
        resources=(
            rt.Resource(
                id="library",
                name="Hafod library, the warm room",
                contact=(rt.Contact(way=Way.VISIT, value="High Street, ramp at the side"),),
                verified_on=date(2026, 10, 4),
            ),
        ),
        warning_signs=(
            rt.WarningSign(
                id="kettle",
                what="I forget the kettle and do not mind",
                stage=SignStage.EARLY_SIGN,
                responses=(rt.Note(text="wheel over to the warm room", resource="library"),),
            ),
        ),
    ),
    noticed=("kettle",),
    now=datetime(2028, 11, 20, 20, 15, tzinfo=ZoneInfo("Europe/London")),
)

# Kenji repairs looms, and is in Osaka for three weeks. His people are asleep in Oregon, or not.
A_TRAVELLER = Story(
    plan=rt.WellnessPlan(
        id="kenji",
        region="US-OR",
        time_zone="America/Los_Angeles",
        supports=(
            rt.Support(
                id="ruth",
                name="Ruth, my peer specialist",
                contact=(call("503-555-0171", "", rt.Hours(days=WORKDAYS, start=time(9), end=time(17))),),
                agreed=AgreedToHelp.HAS_SAID_YES,
                agreed_to="talk for ten minutes between people",
            ),
            rt.Support(
                id="dad",
                name="Dad",
                contact=(call("503-555-0190", "let it ring, he is slow", rt.Hours(start=time(8), end=time(21))),),
                agreed=AgreedToHelp.HAS_SAID_YES,
            ),
        ),
        toolbox=(rt.WellnessTool(id="mend", name="mend one thing by hand", helped=Helped.HELPS),),
        warning_signs=(
            rt.WarningSign(
                id="awake",
                what="two nights with no sleep, and I feel brilliant",
                stage=SignStage.BREAKING_DOWN,
                responses=(
                    rt.Note(text="tell Ruth my hours of sleep", support="ruth", must=True),
                    rt.Note(text="no coffee after lunch", must=True),
                ),
            ),
        ),
        backups=(
            rt.BackupPlan(
                cue="Ruth is off work",
                covers=("ruth",),
                response="call Dad and say the word loom",
                fallbacks=(Fallback(switch_when="he does not pick up", text="write it all down and read it at six"),),
            ),
        ),
    ),
    noticed=("awake",),
    now=datetime(2026, 11, 24, 12, 30, tzinfo=ZoneInfo("Asia/Tokyo")),
    more={"region": "JP"},
)

# Fatou asked one person, her brother, and he said no. The plan still has plenty.
THE_ONLY_SUPPORT_SAID_NO = Story(
    plan=rt.WellnessPlan(
        id="fatou",
        region="FR",
        supports=(rt.Support(id="issa", name="Issa", contact=(call("555-0155"),), agreed=AgreedToHelp.HAS_SAID_NO),),
        toolbox=(
            rt.WellnessTool(id="dawn", name="pray at dawn, then tea"),
            rt.WellnessTool(id="braid", name="braid my niece's hair", helped=Helped.HELPS),
        ),
        triggers=(
            rt.Trigger(
                id="interview",
                what="the asylum office writes",
                responses=(
                    rt.Note(text="call Issa to read it to me", support="issa", must=True),
                    rt.Note(text="take it to the lawyer's open hour", when="Tuesday morning", must=True),
                ),
            ),
        ),
        backups=(rt.BackupPlan(cue="the asylum office writes", response="put it under the Quran till Tuesday"),),
        carry=("I have crossed worse water.",),
    ),
    noticed=("interview",),
    now=datetime(2026, 11, 21, 11, 0, tzinfo=timezone(timedelta(hours=1))),
)

# Jo has a baby and a new address. Marco does not have it, and his name is in none of this.
AN_EX_KEPT_OUT_BY_NAME = Story(
    plan=rt.WellnessPlan(
        id="jo",
        region="AU",
        time_zone="Australia/Brisbane",
        supports=(
            rt.Support(id="marco", name="Marco", contact=(call("0491 570 156"),), agreed=AgreedToHelp.HAS_SAID_YES),
            rt.Support(
                id="priya",
                name="Priya next door",
                contact=(rt.Contact(way=Way.VISIT, value="number 6, knock twice"),),
                agreed=AgreedToHelp.NOT_ASKED,
            ),
        ),
        warning_signs=(
            rt.WarningSign(
                id="crying",
                what="she cries and I cry and I shut the door",
                stage=SignStage.BREAKING_DOWN,
                responses=(
                    rt.Note(text="ring Marco for the night", must=True),
                    rt.Note(text="put her down safe, count to sixty on the step", must=True),
                    rt.Note(text="knock at Priya's", support="priya"),
                ),
            ),
        ),
        crisis=rt.CrisisPlan(
            not_involved=(NotInvolved(name="marco "),),
            does_not_help=(rt.Note(text="being told what Marco would do"), rt.Note(text="loud voices")),
        ),
    ),
    noticed=("crying",),
    now=datetime(2026, 11, 22, 3, 5, tzinfo=ZoneInfo("Australia/Brisbane")),
)

# Alex never said where they live, and does not want to say what it is either.
NO_REGION_AND_NO_SIGN = Story(
    plan=rt.WellnessPlan(
        id="alex",
        supports=(
            rt.Support(id="sol", name="Sol", contact=(text("555-0188", "a dot means: please call me"),)),
            rt.Support(id="biscuit", name="my dog Biscuit"),
        ),
        toolbox=(
            rt.WellnessTool(id="blanket", name="the heavy blanket and one lamp", helped=Helped.HELPS),
            rt.WellnessTool(id="keys", name="press the cold keys in my hand", helped=Helped.SOMETIMES),
        ),
        crisis=rt.CrisisPlan(
            helps=(rt.Note(text="sign to me, I lose speech"),),
            does_not_help=(rt.Note(text="phone calls with no text"),),
            respite="Sol's spare room. The key is under the fern.",
        ),
        safety=rt.SafetyPlan(on_my_own=(rt.Note(text="name five blue things"),)),
        carry=("It has an end. It always had.",),
    ),
    noticed=(),
    now=datetime(2026, 11, 22, 1, 40),
)

# Mr. Odhiambo came home from the hospital on Friday. He cooked today, and his son noticed too.
AFTER_A_CRISIS = Story(
    plan=rt.WellnessPlan(
        id="odhiambo",
        region="CA",
        time_zone="America/Toronto",
        supports=(
            rt.Support(
                id="otieno",
                name="my son Otieno",
                contact=(call("416-555-0102", "after his class", rt.Hours(start=time(15), end=time(22))),),
                agreed=AgreedToHelp.HAS_SAID_YES,
            ),
        ),
        toolbox=(
            rt.WellnessTool(id="garden", name="an hour at the community garden", helped=Helped.SOMETIMES),
            rt.WellnessTool(id="hymns", name="hymns on the small radio", helped=Helped.SOMETIMES),
        ),
        after_crisis=rt.PostCrisisPlan(
            over_when=(rt.Note(id="cook", text="I cook ugali again"),),
            first_days=(rt.Note(text="food in the house"), rt.Note(text="no visitors until Sunday")),
            resume=(
                rt.Note(text="walk the boys to school", when="from Monday", support="otieno"),
                rt.Note(id="sing", text="hymns before bed", tool="hymns"),
            ),
        ),
        carry=("Pole pole.",),
    ),
    noticed=("cook",),
    now=datetime(2026, 11, 22, 17, 0, tzinfo=ZoneInfo("America/Toronto")),
    more={
        "journal": rt.Journal(
            plan="odhiambo",
            uses=(
                rt.PlanUse(
                    occurred_at=datetime(2026, 11, 20, 22, 0, tzinfo=UTC),
                    did=(ResponseUse(response="sing", helped=HelpedNow.HELPED),),
                ),
            ),
        )
    },
)

ALL = {name.lower().replace("_", "-"): story for name, story in list(globals().items()) if isinstance(story, Story)}


@pytest.mark.parametrize("name", ALL)
def test_the_page_of_a_hard_day_is_the_one_that_was_read(name: str) -> None:
    assert ALL[name].page() == (STORIES / f"{name}.txt").read_text(encoding="utf-8"), (
        "if this is meant, read the new page: uv run python tests/test_stories.py"
    )


def test_there_are_ten_stories_and_no_other_pages() -> None:
    assert len(ALL) == 10
    assert {path.stem for path in STORIES.iterdir()} == set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_a_first_screen_is_short(name: str) -> None:
    story = ALL[name]
    guidance = rt.what_now(story.plan, story.noticed, now=story.now, **story.more)
    page = to_text(guidance.short, plan=story.plan)
    assert len(page.splitlines()) <= 45
    assert guidance.lines.in_danger() in page


if __name__ == "__main__":
    STORIES.mkdir(exist_ok=True)
    for name, story in ALL.items():
        (STORIES / f"{name}.txt").write_text(story.page(), encoding="utf-8")
