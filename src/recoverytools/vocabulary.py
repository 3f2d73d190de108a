"""The field's word lists. Each word is kebab-case in a document and has a plain label for people.

An open list ends in ``other``; a text beside it says what.
"""

from .wording import Word


class AdvocacyKind(Word):
    """For whom someone speaks up."""

    FOR_ME = "for-me", "For myself"
    WITH_SOMEONE = "with-someone", "With someone, at their side"
    FOR_A_COMMUNITY = "for-a-community", "For a group or a community"


class AgendaKind(Word):
    """Why something stands on an agenda."""

    STEP = "step", "A step"
    PRACTICE = "practice", "Something that keeps me well"
    DUE = "due", "The day I set"
    REVIEW = "review", "Look at it again"
    DECISION = "decision", "Decide"
    FOLLOW_UP = "follow-up", "See how it went"
    TALK = "talk", "Talk again"
    ANSWER = "answer", "Hear back"
    MEETING = "meeting", "Group meeting"
    RENEWAL = "renewal", "Renew it"
    RUNS_OUT = "runs-out", "Runs out"
    SHARING_ENDS = "sharing-ends", "Sharing ends"


class AgreedToHelp(Word):
    """Whether a person who may be asked for support has agreed to it."""

    HAS_SAID_YES = "has-said-yes", "Has said yes"
    HAS_SAID_NO = "has-said-no", "Has said no"
    NOT_ASKED = "not-asked", "Not asked yet"


class Audience(Word):
    """Who may hear a part of a story."""

    ONE_PEER = "one-peer", "One peer"
    FAMILY = "family", "Family and friends"
    GROUP = "group", "A support group"
    STAFF = "staff", "People who work in services"
    PUBLIC = "public", "Anyone, in a room"
    ONLINE = "online", "Anyone, and it stays out there: online, in print, on video"


class Better(Word):
    """Which end of a scale is the good one."""

    HIGH = "high", "High is good"
    LOW = "low", "Low is good"
    MIDDLE = "middle", "The middle is good"


class ChangeKind(Word):
    """What became of a record between two versions of a document."""

    ADDED = "added", "New"
    REMOVED = "removed", "Taken away"
    CHANGED = "changed", "Changed"
    MOVED = "moved", "Moved"


class Circle(Word):
    """How close a support is, from the inside out (after the circles of support of Snow, Forest and Pearpoint)."""

    CLOSEST = "closest", "Closest to me"
    FRIENDS = "friends", "Friends and family"
    COMMUNITY = "community", "Groups and community"
    PAID = "paid", "People paid to help"


class ConflictKind(Word):
    """What there is to decide where two versions of a document came together."""

    CHANGED = "changed", "Written in two ways"
    TWO_VERSIONS = "two-versions", "Two versions that do not fit together"
    REMOVED = "removed", "Taken out in one version, in use in the other"
    MOVED = "moved", "Moved to two places"
    ORDER = "order", "Put in two orders"
    SHARING = "sharing", "It would show more to others"
    SAME_ID = "same-id", "It had the id of something else"
    LED_NOWHERE = "led-nowhere", "It led to something that lies elsewhere now"
    TOO_MANY = "too-many", "More than can be saved"


class ConsentElement(Word):
    """What a written consent holds under 42 CFR 2.31(a) (substance use records, USA), in the order of that rule."""

    NAME = "name", "The name of the person"
    FROM_WHOM = "from-whom", "Who may show it"
    WHAT = "what", "What may be shown"
    TO_WHOM = "to-whom", "Who may see it"
    PURPOSE = "purpose", "What it is for"
    RIGHT_TO_REVOKE = "right-to-revoke", "That it can be taken back, and how"
    END = "end", "When it ends"
    SIGNATURE = "signature", "Who signed it"
    SIGNED_ON = "signed-on", "The day it was signed"
    PASSED_ON = "passed-on", "That those who see it for care or payment might pass it on"

    @property
    def paragraph(self) -> str:
        """Where the rule asks for it: "42 CFR 2.31(a)(1)"."""
        return f"42 CFR 2.31(a)({list(ConsentElement).index(self) + 1})"


class DecisionRole(Word):
    """Who makes a decision (after the roles in shared decision making)."""

    MYSELF = "myself", "I decide, once I have heard what others think"
    TOGETHER = "together", "We decide together"
    SOMEONE_ELSE = "someone-else", "Someone else decides"


class DecisionStage(Word):
    """How far a person is with a decision."""

    NOT_STARTED = "not-started", "Not started"
    THINKING = "thinking", "Looking at my choices"
    CLOSE = "close", "Nearly there"
    CHOSEN = "chosen", "Decided"


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
    LET_GO = "let-go", "Let it go"

    @property
    def rests(self) -> bool:
        """Whether nothing is asked or planned for now."""
        return self in {GoalStatus.PAUSED, GoalStatus.ACHIEVED, GoalStatus.LET_GO}


class GroupKind(Word):
    """What a group is for."""

    SELF_HELP = "self-help", "People help each other"
    EDUCATIONAL = "educational", "People learn together"


class HelpKind(Word):
    """Which part of a plan something that helps on a hard day comes from."""

    SAFETY = "safety", "My safety plan"
    RESPONSES = "responses", "What I said I will do"
    CRISIS = "crisis", "In a crisis"
    AFTER = "after", "After a crisis"
    PEOPLE = "people", "Who I can turn to"
    TOOLS = "tools", "What helps me"
    BACKUPS = "backups", "My backup plans"
    DOES_NOT_HELP = "does-not-help", "What does not help"
    SAFER_USE = "safer-use", "If I use"
    CARRY = "carry", "Words I carry"


class Helped(Word):
    """How a wellness tool has worked for a person so far."""

    HELPS = "helps", "Helps me"
    SOMETIMES = "sometimes", "Helps sometimes"
    NOT_YET_TRIED = "not-yet-tried", "Would like to try"
    DOES_NOT_HELP = "does-not-help", "Does not help me"


class HelpedNow(Word):
    """Whether something helped this time."""

    HELPED = "helped", "It helped"
    A_LITTLE = "a-little", "It helped a little"
    NOT_THIS_TIME = "not-this-time", "Not this time"


class HowDone(Word):
    """What became of something that was planned for a day. All of it is worth writing down."""

    DONE = "done", "Did it"
    PART = "part", "Did part of it"
    SMALLEST_VERSION = "smallest-version", "Did the smallest version"
    SKIPPED = "skipped", "Did not do it this time"
    MOVED = "moved", "Moved it to another day"


class LanguageKind(Word):
    """Why other words may be kinder than some that stand in a text."""

    STIGMATISING = "stigmatising", "It can hurt"
    OUTDATED = "outdated", "Newer words are clearer"
    DEFICIT = "deficit", "It says what is lacking"
    CONTEXT = "context", "It depends on who says it, and where"


class LineKind(Word):
    """What a help line is for."""

    EMERGENCY = "emergency", "Emergency"
    CRISIS = "crisis", "Crisis line"
    WARMLINE = "warmline", "Warmline: someone to talk to before it is a crisis"
    PEER_RUN = "peer-run", "Run by peers"
    INFORMATION = "information", "Facts and where to get help"


class MedicineUse(Word):
    """What a person says about a medicine."""

    TAKING = "taking", "I take this"
    ACCEPTABLE = "acceptable", "All right for me if it is needed"
    NOT_ACCEPTABLE = "not-acceptable", "I do not want this one"
    ALLERGY = "allergy", "I am allergic to this"


class Missing(Word):
    """What is missing, where there is not enough to tell how something is going. Missing is never zero."""

    NO_MEASURE = "no-measure", "No measure yet"
    NO_NUMBERS = "no-numbers", "No numbers yet"
    NO_START = "no-start", "No number to start from"
    NO_TARGET = "no-target", "No number to get to"
    SAME_NUMBERS = "same-numbers", "The number to start from and the one to get to are the same"
    NO_RANGE = "no-range", "No lowest and no highest number"
    NO_LEVEL = "no-level", "No level yet"
    NO_WEIGHT = "no-weight", "No weight above zero, so each goal counts the same"
    NO_SCALE = "no-scale", "This scale is not in the journal"
    TOO_FEW_DAYS = "too-few-days", "Too few days with numbers"
    NO_USUAL = "no-usual", "Too few earlier days to know what is usual"


class NotAnswered(Word):
    """Why there is no answer. A missing answer is never zero."""

    DECLINED = "declined", "Did not want to say"
    NOT_ASKED = "not-asked", "Was not asked"
    FORGOT = "forgot", "Forgot"


class NotCounted(Word):
    """Why hours of training do not count toward the renewal of a credential this time."""

    BEFORE = "before", "From before this time"
    AFTER = "after", "From after this time"
    STILL_TO_COME = "still-to-come", "Still to come"
    TWICE = "twice", "Here twice"
    OVER_THE_LIMIT = "over-the-limit", "More than counts of this kind"


class NotKnown(Word):
    """What is not known about the renewal of a credential."""

    PERIOD = "period", "How often it is renewed"
    DATES = "dates", "The day it was given, or the day it runs out"
    HOURS = "hours", "How many hours it takes in all"
    MINIMUM = "minimum", "How many hours it takes of some kind"
    LIMIT = "limit", "How many hours count of some kind"
    CARRY_OVER = "carry-over", "Whether extra hours from last time count"


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
    FIND_OPTIONS = "find-options", "Think of things to try"
    WEIGH_OPTIONS = "weigh-options", "Look at good and bad sides"
    CHOOSE = "choose", "Choose one"
    PLAN_STEPS = "plan-steps", "Plan the steps"
    TRY = "try", "Try it"
    LOOK_BACK = "look-back", "Look back"


class Regulation(Word):
    """The rules that a consent to share follows."""

    PART_2 = "part-2", "42 CFR Part 2 (substance use records, USA)"
    HIPAA = "hipaa", "HIPAA (health records, USA)"
    OTHER = "other", "Other rules"


class RenewalPeriod(Word):
    """How long a credential lasts before it is renewed."""

    CALENDAR_YEAR = "calendar-year", "Each year from January to December"
    ONE_YEAR = "one-year", "One year from the day it is issued"
    TWO_YEARS = "two-years", "Two years from the day it is issued"
    THREE_YEARS = "three-years", "Three years from the day it is issued"
    FOUR_YEARS = "four-years", "Four years from the day it is issued"
    FIVE_YEARS = "five-years", "Five years from the day it is issued"


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


class SignStage(Word):
    """How far along a sign is."""

    EARLY_SIGN = "early-sign", "Early sign"
    BREAKING_DOWN = "breaking-down", "Getting worse"


class SkillLevel(Word):
    """How well a person can use a skill (after the functional assessment of Anthony, Cohen and Farkas)."""

    NOT_YET = "not-yet", "Not yet"
    WITH_HELP = "with-help", "With help"
    SOMETIMES_ALONE = "sometimes-alone", "Sometimes on my own"
    ON_MY_OWN = "on-my-own", "On my own"
    CAN_TEACH = "can-teach", "Well enough to show others"


class Stage(Word):
    """How hard a day is, by what a person has noticed, the hardest first."""

    CRISIS = "crisis", "Crisis"
    BREAKING_DOWN = "breaking-down", "Getting worse"
    EARLY_SIGN = "early-sign", "Early sign"
    TRIGGER = "trigger", "Something that makes it harder"
    AFTER = "after", "After a crisis"


class StepStatus(Word):
    """Where a step stands."""

    PLANNED = "planned", "Planned"
    DOING = "doing", "Doing it"
    DONE = "done", "Done"
    PAUSED = "paused", "Paused"
    DROPPED = "dropped", "Let it go"

    @property
    def rests(self) -> bool:
        """Whether nothing is asked or planned for now."""
        return self in {StepStatus.DONE, StepStatus.PAUSED, StepStatus.DROPPED}


class StoryPartKind(Word):
    """What a part of a story tells."""

    BEFORE = "before", "How it was"
    HARD_TIME = "hard-time", "The hard time"
    TURNING_POINT = "turning-point", "What changed"
    WHAT_HELPED = "what-helped", "What helped"
    NOW = "now", "How it is now"
    HOPES = "hopes", "What I hope for"
    OTHER = "other", "Something else"


class StrengthKind(Word):
    """What kind of strength it is: the four kinds of the Strengths Model (Rapp and Goscha), or other."""

    QUALITY = "quality", "How I am"
    TALENT = "talent", "What I can do"
    SURROUNDINGS = "surroundings", "What I have around me"
    INTEREST = "interest", "What I love or hope for"
    OTHER = "other", "Something else"


class ToolKind(Word):
    """What kind of thing a wellness tool is."""

    BODY = "body", "Body and movement"
    CALM = "calm", "Rest and calm"
    PEOPLE = "people", "People and animals"
    MAKING = "making", "Making things"
    MUSIC = "music", "Music and stories"
    OUTDOORS = "outdoors", "Outdoors"
    FAITH = "faith", "Faith and meaning"
    HOME = "home", "Home and order"
    LEARNING = "learning", "Thinking and learning"
    FUN = "fun", "Fun"
    OTHER = "other", "Something else"


class Wanted(Word):
    """What a person would like from a talk."""

    LISTEN = "listen", "Someone to listen"
    IDEAS = "ideas", "Ideas"
    COMPANY = "company", "Company"
    DOING_SOMETHING = "doing-something", "To do something together"


class Way(Word):
    """How to reach someone."""

    CALL = "call", "Call"
    TEXT = "text", "Text"
    EMAIL = "email", "Email"
    CHAT = "chat", "Chat online"
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


class WhyLeftOut(Word):
    """Why something of a person's is not in what they share."""

    PRIVATE = "private", "You marked it private"
    HIDDEN_POINTER = "hidden-pointer", "It leads to something that they do not see"
    NO_CONTACT = "no-contact", "You have not said that others may see how to reach this person"
    KEPT_OUT = "kept-out", "Your crisis plan keeps this person out, so no one is told how to reach them"
    KEPT = "kept", "You keep it to yourself"
    BEFORE = "before", "It is from before the day you named"
    NOT_FOR_THEM = "not-for-them", "It is not for these listeners"
    NOT_NAMED = "not-named", "You did not name it"
    NO_SUCH_PART = "no-such-part", "Your plan has no such part"
    BLANK = "blank", "Nothing is written in it that they may see"


class WhyNotShared(Word):
    """Why nothing is shared by a grant."""

    TAKEN_BACK = "taken-back", "The grant was taken back"
    ENDED = "ended", "The last day of the grant has passed"
    NOT_YET = "not-yet", "The grant has not started yet"
    KEPT_OUT = "kept-out", "The grant is for someone whom the crisis plan keeps out"
    ONLY_IN_CRISIS = "only-in-crisis", "The grant is for a crisis, and no one it takes has turned the crisis plan on"
    NOT_NAMED = "not-named", "The grant does not name this"
    PRIVATE = "private", "All of this is marked private"
    UNDECIDED = "undecided", "Two versions of the grant came together, and you have not decided yet which one holds"


class Wish(Word):
    """What a person wishes about a treatment or a place."""

    PREFERRED = "preferred", "I want this first"
    ACCEPTABLE = "acceptable", "All right for me"
    AVOID = "avoid", "I do not want this"
