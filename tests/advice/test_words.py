"""Words that rules read."""

from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import TODAY, asked
from recoverytools.advice import review
from recoverytools.models import StoryPart
from recoverytools.vocabulary import Audience

SAYS_WHAT_NOT_TO_DO = """
Stop smoking
to stop smoking
Stop eating at night
I want to stop drinking
I need to quit smoking
Quit my second job
Trying to quit
I will NOT call him
I won’t call him
we won't go there
I wont go there
I don’t go there
dont text her
don't panic
do not pick up
I do not want to drink
I don't want to be by myself at night
I am not going to pick up
I'm not going to pick up
I'd rather not see her
I should not lend him money
I can't go in there
I cannot go in there
let's not fight
Try not to drink
“Never” again
Never drive after a drink
— never drive tired
never say never, ever
I will not
No sugar after supper
No phone in bed
avoid the corner store
Please avoid my street
give up sugar
Give up my evening beers
cut out coffee
get rid of my debts
stay away from the casino
I can not go in there
I could never lend to him again
I have to stop borrowing
I hope to quit by spring
I'll never lend to him
Id rather not go
Im not going in
just don't answer
I would like to stop yelling
I must not lend him money
I plan to quit smoking
I really want to stop biting my nails
I shall not go
Then do not answer
I stay away from my ex
"""
SAYS_SOMETHING_ELSE = """
Stop, breathe
Stop. Count to ten
Stop: which bus is it
Stop… and listen
Stop – sit down – breathe
stop and breathe
I stop and look around
Stop by the lake
I will stop by my sister's
Stop at the shop
Stop in at the library
Stop for tea
Stop to look at the river
Stop off at the bakery
Stop when I am tired
Stop before it hurts
Stop
Stop!
nonstop music
No thanks
No, thanks
No, thank you
No thank you, I have to drive
"No," I tell him
No
No.
No matter what, call Sam
No one is left out
No doubt I can sing
No problem too small to ask about
No less than six hours of sleep
No fewer than two meals
No more than one thing a day
Never miss a bus
Never miss my daughter's recital
I do not want to miss her wedding
Don't forget to call
never forget my keys
I will not give up
never give up
I am not going to give up
I won't quit
don't stop singing
do not skip lunch
don't wait until it is bad
I can't wait to see the sea
Not only walk but swim
not sure yet
I don't know what I want
I would not mind a dog
I am not alone, I call Sam
do not hesitate to ask
Give up my seat on the bus
give up my place in line
give up my turn on the swing
give a party
Give a talk
get a room
stay with my aunt
say no without a quarrel
nothing is too small
Notice three good things
Notes for my son
I turn the phone off
I will
I
!
…

"""


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *((text, True) for text in SAYS_WHAT_NOT_TO_DO.split("\n")[1:-1]),
        *((text, False) for text in SAYS_SOMETHING_ELSE.split("\n")[1:-1]),
    ],
)
def test_what_begins_with_a_not(text: str, is_one: Any) -> None:
    backup = rt.BackupPlan(cue="x", response=text)
    assert bool(asked(backup, "backup-says-what-not-to-do")) is is_one
    if text:
        assert bool(asked(rt.Goal(statement=text), "goal-says-stop")) is is_one
    abroad = rt.WellnessPlan(language="de", backups=(backup,), goals=(rt.Goal(statement=text or "x"),))
    assert review(abroad, today=TODAY, only=["backup-says-what-not-to-do", "goal-says-stop"]) == ()


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("forty pills", True),
        ("40 pills", True),
        ("sixty pills", True),
        ("Ten tablets a day", True),
        ("twenty-five pills", True),
        ("(Two) bottles, a night", True),
        ("a bottle of vodka", True),
        ("Half a bottle of cheap wine", True),
        ("two boxes of wine", True),
        ("three glasses of gin", True),
        ("handfuls, a handful of pills", True),
        ("an ounce of weed", True),
        ("twelve beers", True),
        ("a dozen beers", True),
        ("9 drinks by noon", True),
        ("two tablets a day", False),
        ("9 pills", False),
        ("two shots of the vaccine", False),
        ("20 mg of my medicine", False),
        ("three hits on the radio", False),
        ("a bottle of water", False),
        ("two bottles of cold water, no vodka", False),
        ("ten steps, pills", False),
        ("pills 40", False),
        ("40 pillsbury", False),
        ("0 drinks since June", False),
        ("a beer", False),
        ("- beers", False),
        ("a bag of apples", False),
        ("two bags by the door", False),
        ("some kind of vodka", False),
        ("a kind of vodka", False),
        ("the bottle of vodka", False),
        ("bottles", False),
        ("", False),
    ],
)
def test_an_amount_in_a_story(text: str, is_one: Any) -> None:
    part = StoryPart(text=text or "x", audiences=(Audience.GROUP,))
    assert bool(asked(rt.RecoveryStory(parts=(part,)), "story-tells-how-much")) is is_one
    for kept in (attrs.evolve(part, off_limits=True), attrs.evolve(part, audiences=())):
        assert asked(rt.RecoveryStory(parts=(kept,)), "story-tells-how-much") == []
