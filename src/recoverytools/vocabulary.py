"""The field's word lists. Each word is kebab-case in a document and has a plain label for people.

An open list ends in ``other``; a text beside it says what.
"""

from .wording import Word


class AgreedToHelp(Word):
    """Whether a person who may be asked for support has agreed to it."""

    HAS_SAID_YES = "has-said-yes", "Has said yes"
    HAS_SAID_NO = "has-said-no", "Has said no"
    NOT_ASKED = "not-asked", "Not asked yet"


class Circle(Word):
    """How close a support is, from the inside out (after the circles of support of Snow, Forest and Pearpoint)."""

    CLOSEST = "closest", "Closest to me"
    FRIENDS = "friends", "Friends and family"
    COMMUNITY = "community", "Groups and community"
    PAID = "paid", "People paid to help"


class Direction(Word):
    """Which way a measure should go for the goal to come closer."""

    MORE = "more", "More of it"
    LESS = "less", "Less of it"
    REACH = "reach", "Get to a number"
    KEEP_BETWEEN = "keep-between", "Keep it between two numbers"
    KEEP = "keep", "Keep it as it is"


class Domain(Word):
    """Part of life: the eight dimensions of wellness (Swarbrick 2006, used by SAMHSA), or other."""

    EMOTIONAL = "emotional", "Feelings"
    ENVIRONMENTAL = "environmental", "Home and surroundings"
    FINANCIAL = "financial", "Money"
    INTELLECTUAL = "intellectual", "Mind and learning"
    OCCUPATIONAL = "occupational", "Work and daily roles"
    PHYSICAL = "physical", "Body and health"
    SOCIAL = "social", "People and belonging"
    SPIRITUAL = "spiritual", "Meaning and faith"
    OTHER = "other", "Something else"


class Every(Word):
    """The unit in which a schedule repeats."""

    DAY = "day", "Day"
    WEEK = "week", "Week"
    MONTH = "month", "Month"
    YEAR = "year", "Year"


class Gives(Word):
    """What a support gives: the kinds of social support (House 1981; SAMHSA 2009)."""

    FEELINGS = "feelings", "Comfort and care"
    PRACTICAL_HELP = "practical-help", "Practical help"
    INFORMATION = "information", "Facts and advice"
    HONEST_FEEDBACK = "honest-feedback", "Honest feedback"
    COMPANY = "company", "Company"


class GoalStatus(Word):
    """Where a goal stands."""

    PROPOSED = "proposed", "Thinking about it"
    ACTIVE = "active", "Working on it"
    PAUSED = "paused", "Paused"
    ACHIEVED = "achieved", "Got there"
    LET_GO = "let-go", "Let go"


class Nth(Word):
    """Which one in the month."""

    FIRST = "first", "First"
    SECOND = "second", "Second"
    THIRD = "third", "Third"
    FOURTH = "fourth", "Fourth"
    LAST = "last", "Last"


class ProblemStage(Word):
    """What comes next in step-by-step problem solving. It is worked out from what is written, never stored."""

    SET_GOAL = "set-goal", "Say what would be better"
    FIND_OPTIONS = "find-options", "Think of ways"
    WEIGH_OPTIONS = "weigh-options", "Look at good and bad sides"
    CHOOSE = "choose", "Choose a way"
    PLAN_STEPS = "plan-steps", "Plan the steps"
    TRY = "try", "Try it"
    LOOK_BACK = "look-back", "Look back"


class ResourceKind(Word):
    """What a resource is about."""

    FOOD = "food", "Food"
    HOUSING = "housing", "Housing"
    HEALTH = "health", "Health"
    MONEY = "money", "Money"
    WORK = "work", "Work"
    LEARNING = "learning", "Learning"
    TRANSPORT = "transport", "Getting around"
    LEGAL = "legal", "Legal help"
    FAMILY = "family", "Family and children"
    PEER_SUPPORT = "peer-support", "Peer support"
    COMMUNITY = "community", "Community and culture"
    OTHER = "other", "Something else"


class SkillLevel(Word):
    """How well a person can use a skill (after the functional assessment of Anthony, Cohen and Farkas)."""

    NOT_YET = "not-yet", "Not yet"
    WITH_HELP = "with-help", "With help"
    SOMETIMES_ALONE = "sometimes-alone", "Sometimes on my own"
    ON_MY_OWN = "on-my-own", "On my own"
    CAN_TEACH = "can-teach", "Well enough to show others"


class StepStatus(Word):
    """Where a step stands."""

    PLANNED = "planned", "Planned"
    DOING = "doing", "Doing it"
    DONE = "done", "Done"
    PAUSED = "paused", "Paused"
    DROPPED = "dropped", "Dropped"


class StrengthKind(Word):
    """What kind of strength it is: the four kinds of the Strengths Model (Rapp and Goscha), or other."""

    QUALITY = "quality", "How I am"
    TALENT = "talent", "What I can do"
    SURROUNDINGS = "surroundings", "What I have around me"
    INTEREST = "interest", "What I love or hope for"
    OTHER = "other", "Something else"


class Way(Word):
    """How to reach someone."""

    CALL = "call", "Call"
    TEXT = "text", "Text"
    EMAIL = "email", "Email"
    VISIT = "visit", "Visit"
    OTHER = "other", "Another way"


class Weekday(Word):
    """A day of the week."""

    MONDAY = "monday", "Monday"
    TUESDAY = "tuesday", "Tuesday"
    WEDNESDAY = "wednesday", "Wednesday"
    THURSDAY = "thursday", "Thursday"
    FRIDAY = "friday", "Friday"
    SATURDAY = "saturday", "Saturday"
    SUNDAY = "sunday", "Sunday"
