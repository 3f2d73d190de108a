"""Plans for the hardest days: crisis, safety, use, and the time after.

- `CrisisPlan`: what others do when the person cannot decide for a while. The topics are those of crisis planning in
  *Action Planning for Prevention and Recovery* (SAMHSA SMA-3720, public domain) and of SAMHSA's *A Practical Guide to
  Psychiatric Advance Directives* (2019). **It is not a legal document.** A directive that binds others is made by the
  law of the place where the person lives; the plan says where it is kept.
- `SafetyPlan`: the method of six steps that Stanley and Brown published in 2012, with questions of our own. Their form
  may not be changed or put into a record system without their leave, and is not used here. Many agencies keep safety
  planning for staff who are trained in it: write one together only where you are trained and allowed.
- `SaferUse`: what keeps a person alive if they use. It counts nothing and asks for no amounts.
- `PostCrisisPlan`: the first days after, and what to learn from them.
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Id, Line, Paragraph, PointsTo, declared
from ..vocabulary import MedicineUse, Wish
from .items import Item, Note


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class NotInvolved(Item):
    """Someone who is to stay out of it in a crisis: one of the supports, or anyone by name."""

    name: Annotated[Line, Ask("Who should not be called or told?", examples=("my ex-husband",), label="")] = ""
    support: Annotated[
        Id | None,
        PointsTo("Support"),
        Ask("Or which of your supports should stay out of this?", label="From my supports"),
    ] = None
    why: Annotated[Line, Ask("Would you like to say why? You do not have to.")] = ""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Medicine(Item):
    """A medicine, and what the person says about it."""

    name: Annotated[Line, Ask("Which medicine is it?", label="")]
    form: Annotated[Line, Ask("In what form?", examples=("pill", "shot once a month", "drops"))] = ""
    dose: Annotated[Line, Ask("How much, and how often?", examples=("one at night",), label="How much")] = ""
    use: Annotated[
        MedicineUse | None, Ask("Do you take it? Would it be all right for you, or not?", label="What I say about it")
    ] = None
    why: Annotated[
        Paragraph, Ask("What should people know about that?", examples=("it made my hands shake so I could not write",))
    ] = ""
    checked_on: Annotated[
        date | None, Ask("On which day did you last make sure that this is right?", label="Last checked")
    ] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class CareChoice(Item):
    """A treatment or a place of care, and what the person wishes about it."""

    text: Annotated[
        Line,
        Ask(
            "What treatment, or which place?",
            examples=("talking with someone through the night", "the peer respite on Oak Street", "being held down"),
            label="",
        ),
    ]
    wish: Annotated[Wish | None, Ask("Do you want this first, is it all right, or should it not be?", label="")] = None
    why: Annotated[
        Paragraph, Ask("What makes you say so?", examples=("the door is not locked, and they have women at night",))
    ] = ""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Duty(Item):
    """Something that has to go on while the person cannot see to it."""

    what: Annotated[
        Line,
        Ask(
            "What has to be looked after?",
            examples=("pick up my daughter from school", "feed the hens", "tell my boss that I am sick"),
            label="",
        ),
    ]
    support: Annotated[Id | None, PointsTo("Support"), Ask("Who will see to it?", label="Who")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Witness(Item):
    """Someone who saw the person sign."""

    name: Annotated[Line, Ask("Who saw you sign?", label="")] = ""
    support: Annotated[
        Id | None, PointsTo("Support"), Ask("Or which of your supports saw it?", label="From my supports")
    ] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class CrisisPlan(Item):
    """What the person wants others to do when they cannot decide for a while. It is not a legal document.

    Nothing in it is required: a plan with one name in it is already of use.
    """

    when_others_step_in: Annotated[
        tuple[Note, ...],
        Ask(
            "What would show others that they need to step in for you?",
            examples=("I have not slept or eaten for three days", "I do not know who my sister is"),
            label="When others step in",
            another="Another thing they would see",
        ),
    ] = ()
    turned_on_by: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...],
        Ask("Who may say that the time has come to use this plan?", label="Who may start this plan"),
    ] = ()
    take_over: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...],
        Ask("Who do you want to step in for you?", label="Who steps in"),
    ] = ()
    not_involved: Annotated[
        tuple[NotInvolved, ...],
        Ask("Who do you want to be left out of it?", label="Who stays out of it", another="Another person"),
    ] = ()
    how_disagreements_settle: Annotated[
        Paragraph,
        Ask(
            "If the people who step in do not agree, how will they settle it?",
            examples=("Rose has the last word", "do what I wrote down, and wait a day with the rest"),
            label="If they do not agree",
        ),
    ] = ""
    medicines: Annotated[
        tuple[Medicine, ...],
        Ask("Which medicines should people know about?", label="My medicines", another="Another medicine"),
    ] = ()
    treatments: Annotated[
        tuple[CareChoice, ...],
        Ask("Which treatments do you want, and which not?", label="Treatments", another="Another treatment"),
    ] = ()
    places: Annotated[
        tuple[CareChoice, ...],
        Ask("Where would you like to be cared for, and where not?", label="Places", another="Another place"),
    ] = ()
    respite: Annotated[
        Paragraph,
        Ask(
            "Is there a place to rest that is no hospital?",
            examples=("the peer respite on Oak Street, up to seven nights, I call them myself", "my uncle's farm"),
            label="Instead of a hospital",
        ),
    ] = ""
    helps: Annotated[
        tuple[Note, ...],
        Ask(
            "What helps you when it is that bad?",
            examples=("a dim room", "someone who sits with me and says little", "my own blanket"),
            label="What helps",
            another="Another thing that helps",
        ),
    ] = ()
    does_not_help: Annotated[
        tuple[Note, ...],
        Ask(
            "What makes it worse?",
            examples=("being touched without a word", "many people at once", "being told to calm down"),
            label="What does not help",
            another="Another thing",
        ),
    ] = ()
    duties: Annotated[
        tuple[Duty, ...],
        Ask(
            "What has to go on meanwhile, and who takes it on?",
            label="What others take on",
            another="Another thing to do",
        ),
    ] = ()
    agent: Annotated[
        Id | None,
        PointsTo("Support"),
        Ask(
            "Have you named someone by law to decide about your care? Who is it?",
            help="The law of the place where you live says how that is done.",
            label="Named by law to decide for me",
        ),
    ] = None
    legal_document: Annotated[
        Line,
        Ask(
            "If you have made a legal directive, where is it?",
            examples=("top drawer of my desk, and with my lawyer",),
            label="Where my legal directive is",
        ),
    ] = ""
    jurisdiction: Annotated[
        Line, Ask("Under which state's or country's law was it made?", label="Made under the law of")
    ] = ""
    over_when: Annotated[
        tuple[Note, ...],
        Ask(
            "What will show that you can take over again yourself?",
            examples=("I sleep two nights in a row", "I ask what day it is and joke about it"),
            label="It is over when",
            another="Another thing they would see",
        ),
    ] = ()
    kept_at: Annotated[
        tuple[Line, ...],
        Ask("Where is this plan kept?", examples=("on the fridge", "in my phone, under Plan"), another="Another place"),
    ] = ()
    copies_with: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...], Ask("Who has a copy?", label="Who has a copy")
    ] = ()
    signed_on: Annotated[date | None, Ask("If you have signed it, on which day?")] = None
    witnesses: Annotated[tuple[Witness, ...], Ask("Did anyone see you sign?", another="Another witness")] = ()
    expires: Annotated[date | None, Ask("After which day should it no longer be used?", label="Good until")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class SafetyPlan(Item):
    """What a person does when they think of ending their life: six lists, in this order, and reasons for living.

    None of them has to be gone through before another. The person can turn to a help line at any time.
    """

    signs: Annotated[
        tuple[Note, ...],
        Ask(
            "How do you know that it is time to open this plan?",
            help="It may be thoughts, pictures in your mind, a mood, a place, something you do.",
            examples=("I think that they would be better off", "I give my things away"),
            label="When I open this plan",
            another="Another sign",
        ),
    ] = ()
    on_my_own: Annotated[
        tuple[Note, ...],
        Ask(
            "What can you do by yourself to get through the next hour?",
            examples=("cold water on my face", "walk to the river path and back", "the funny videos I saved"),
            label="What I can do by myself",
            another="Another thing",
        ),
    ] = ()
    people_and_places: Annotated[
        tuple[Note, ...],
        Ask(
            "Which people and places take your mind off it? You need not tell them why you came.",
            examples=("the all-night diner", "my cousin and her baby", "the drop-in center"),
            label="People and places that take my mind off it",
            another="Another person or place",
        ),
    ] = ()
    people_to_ask: Annotated[
        tuple[Note, ...],
        Ask(
            "Who can you tell how you feel, and ask for help?",
            label="People I can ask for help",
            another="Another person",
        ),
    ] = ()
    professionals: Annotated[
        tuple[Note, ...],
        Ask(
            "Which services and people whose work it is can you turn to?",
            examples=("my nurse at the clinic, by day", "the crisis team, at any hour"),
            label="People whose work it is to help",
            another="Another one",
        ),
    ] = ()
    safer_surroundings: Annotated[
        tuple[Note, ...],
        Ask(
            "How can the things that could hurt you be made harder to get to?",
            help="Think of who could keep something for you, until you want it back.",
            examples=("my brother keeps the key", "the pharmacy gives me one week at a time"),
            label="Making my home safer",
            another="Another thing",
        ),
    ] = ()
    reasons_for_living: Annotated[
        tuple[Note, ...],
        Ask(
            "What is worth living for, even a little?",
            examples=("my niece starts school in the fall", "who would feed the cat", "I want to see how it ends"),
            label="What I live for",
            another="Another one",
        ),
    ] = ()
    kept_at: Annotated[
        tuple[Line, ...],
        Ask(
            "Where do you keep it, so that it is at hand?",
            examples=("in my coat", "in my phone"),
            another="Another place",
        ),
    ] = ()
    copies_with: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...], Ask("Who else has a copy of it?", label="Who has a copy")
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Naloxone:
    """The medicine that turns an opioid overdose around: where it is, and who knows."""

    kept_where: Annotated[
        Line, Ask("Where do you keep naloxone?", examples=("in the bag by the door, and one at Dee's",), label="")
    ] = ""
    expires: Annotated[date | None, Ask("What date is on the box?", label="Date on the box")] = None
    who_knows: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...],
        Ask("Who knows where it is and how to give it?", label="Who knows how to give it"),
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class SaferUse(Item):
    """If I use: what keeps a person alive, and how they find back. Unlike other records it is private from the start.

    The questions follow what harm reduction programs teach: never alone, naloxone at hand, less after a break. No
    amounts are asked for and nothing is counted.
    """

    private: bool = True
    if_i_use: Annotated[
        tuple[Note, ...],
        Ask(
            "If you use, what will you do to stay as safe as you can?",
            examples=("go slow", "use a test strip", "my own kit, not a shared one"),
            label="If I use",
            another="Another thing",
        ),
    ] = ()
    naloxone: Annotated[Naloxone | None, Ask("Do you have naloxone at hand?", label="Naloxone")] = None
    not_alone: Annotated[
        tuple[Note, ...],
        Ask(
            "Who could be with you, or stay on the phone?",
            examples=("my cousin, door unlocked", "a line where someone stays on while I use"),
            label="So that I am not alone",
            another="Another way",
        ),
    ] = ()
    after_a_break: Annotated[
        Paragraph,
        Ask(
            "What will you keep in mind after days or weeks without?",
            help="After a break the body can take far less than before.",
            examples=("my body has forgotten: a little is a lot now",),
            label="After a break",
        ),
    ] = ""
    what_to_tell_responders: Annotated[
        Paragraph,
        Ask(
            "If someone has to call for help, what should they say?",
            examples=("that I may have taken opioids, and that I am allergic to latex",),
            label="What to tell people who come to help",
        ),
    ] = ""
    first_day_back: Annotated[
        tuple[Note, ...],
        Ask(
            "What will you do on the first day after?",
            help="One day does not undo what you have built.",
            examples=("call my sponsor before noon", "eat, shower, sleep", "go to the late meeting"),
            label="The first day after",
            another="Another thing",
        ),
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class PostCrisisPlan(Item):
    """The first days after a crisis: going easy, taking things up again, and what the crisis taught."""

    over_when: Annotated[
        tuple[Note, ...],
        Ask(
            "How will you know that you are through the worst?",
            examples=("I cook again", "the voices are in the next room"),
            label="I am through the worst when",
            another="Another thing I notice",
        ),
    ] = ()
    first_days: Annotated[
        tuple[Note, ...],
        Ask(
            "What do you need in the first days at home?",
            examples=("food in the house", "my aunt on the couch", "no visitors until Friday"),
            label="In the first days",
            another="Another thing I need",
        ),
    ] = ()
    thank: Annotated[
        tuple[Note, ...], Ask("Who would you like to thank?", label="To thank", another="Another person")
    ] = ()
    make_right: Annotated[
        tuple[Note, ...],
        Ask(
            "Is there something you would like to put right, when you are ready?",
            examples=("pay my neighbor for the window", "tell my son what happened, in words for his age"),
            label="To put right",
            another="Another thing",
        ),
    ] = ()
    resume: Annotated[
        tuple[Note, ...],
        Ask(
            "What will you take up again, and when?",
            help="One thing at a time. Others can go on with the rest for a while.",
            examples=("the school run, from Monday", "work, half days at first"),
            label="To take up again",
            another="Another thing",
        ),
    ] = ()
    learned: Annotated[Paragraph, Ask("What did this time teach you?", label="What I learned")] = ""
    change_in_plan: Annotated[
        tuple[Line, ...],
        Ask(
            "What would you change in your plan now?",
            examples=("call Rose sooner", "take that hospital off the list"),
            label="To change in my plan",
            another="Another change",
        ),
    ] = ()
