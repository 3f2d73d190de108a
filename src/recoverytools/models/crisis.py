"""Plans for the hardest days: crisis, safety, use, and the time after.

- `CrisisPlan`: what others do when the person cannot decide for a while. The topics are those of crisis planning in
  *Action Planning for Prevention and Recovery* (SAMHSA SMA-3720, public domain) and of SAMHSA's *A Practical Guide to
  Psychiatric Advance Directives* (2019). **It is not a legal document.** A directive that binds others is made by the
  law of the place where the person lives; the plan says where it is kept.
- `SafetyPlan`: the method of six steps that Stanley and Brown published in 2012, with questions of our own. Their form
  may not be changed or put into a record system without their permission, and is not used here. Many agencies keep
  safety planning for staff who are trained in it: write one together only where you are trained and allowed.
- `SaferUse`: what keeps a person alive if they use. It counts nothing and asks for no amounts.
- `PostCrisisPlan`: the first days after, and what to learn from them. Self-directed wellness plans have such a part;
  the labels are our own.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from attrs import frozen

from ..fields import Ask, Falls, Id, Line, Paragraph, PointsTo, declared
from ..vocabulary import AgendaKind, MedicineUse, Wish
from .items import Item, Note


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class NotInvolved(Item):
    """Someone who is to stay out of it in a crisis: one of the supports, or anyone by name.

    >>> out = NotInvolved(name="my old roommate")
    >>> print(rt.rendering.to_text(rt.CrisisPlan(not_involved=(out,))), end="")
    Crisis plan
    ===========
    <BLANKLINE>
    Please note: This is not a legal document.
    <BLANKLINE>
    Who stays out of it
    -------------------
    <BLANKLINE>
    - my old roommate
    """

    name: Annotated[
        Line,
        Ask(
            "Who should not be called or told?",
            help="Write each name they go by, one at a time.",
            examples=("someone I used to live with",),
            label="",
        ),
    ] = ""
    support: Annotated[
        Id | None,
        PointsTo("Support"),
        Ask("Or which of your supports should stay out of this?", label=""),
    ] = None
    why: Annotated[Line, Ask("Would you like to say why? You do not have to.")] = ""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Medicine(Item):
    """A medicine, and what the person says about it.

    >>> lithium = Medicine(name="lithium", use=MedicineUse.TAKING, why="they check my blood each spring")
    >>> print(rt.rendering.to_text(lithium), end="")
    lithium
    =======
    <BLANKLINE>
    What I say about it: I take this
    Why: they check my blood each spring
    """

    name: Annotated[Line, Ask("Which medicine is it?", help="Copy it from the label.", label="")]
    form: Annotated[Line, Ask("In what form?", examples=("pill", "shot once a month", "drops"))] = ""
    dose: Annotated[Line, Ask("How much, and how often?", help="Copy it from the label.", label="How much")] = ""
    use: Annotated[MedicineUse | None, Ask("Which of these is true for you?", label="What I say about it")] = None
    why: Annotated[
        Paragraph, Ask("What should people know about that?", examples=("it made my hands shake so I could not write",))
    ] = ""
    checked_on: Annotated[
        date | None, Ask("When did you last check that this is still right?", label="Last checked")
    ] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class CareChoice(Item):
    """A treatment or a place of care, and what the person wishes about it.

    >>> choice = CareChoice(text="the peer respite on Oak Street", wish=Wish.PREFERRED, why="the door is not locked")
    >>> print(rt.rendering.to_text(choice), end="")
    the peer respite on Oak Street
    ==============================
    <BLANKLINE>
    My wish: I want this first
    Why: the door is not locked
    """

    text: Annotated[
        Line,
        Ask(
            "Which treatment or place is it?",
            label="",
        ),
    ]
    wish: Annotated[Wish | None, Ask("Do you want it, is it all right, or do you not want it?", label="My wish")] = None
    why: Annotated[
        Paragraph, Ask("What makes you say so?", examples=("the door is not locked, and they have women at night",))
    ] = ""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Duty(Item):
    """Something that has to go on while the person cannot see to it.

    >>> noor = rt.Support(name="Noor")
    >>> hens = Duty(what="feed the hens", support=noor.id)
    >>> plan = rt.WellnessPlan(supports=(noor,), crisis=rt.CrisisPlan(duties=(hens,)))
    >>> plan.find(hens.support, rt.Support).name
    'Noor'
    """

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
    """Someone who saw the person sign.

    >>> signed = rt.CrisisPlan(signed_on=date(2026, 11, 2), witnesses=(Witness(name="Teo from the clinic"),))
    >>> print(rt.rendering.to_text(signed), end="")
    Crisis plan
    ===========
    <BLANKLINE>
    Please note: This is not a legal document.
    Signed on: 2 November 2026
    <BLANKLINE>
    Witnesses
    ---------
    <BLANKLINE>
    - Teo from the clinic
    """

    name: Annotated[Line, Ask("Who saw you sign?", label="")] = ""
    support: Annotated[Id | None, PointsTo("Support"), Ask("Or which of your supports saw it?", label="")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class CrisisPlan(Item):
    """What the person wants others to do when they cannot decide for a while. It is not a legal document.

    Nothing in it is required: a plan with one name in it is already of use.

    >>> crisis = rt.CrisisPlan(
    ...     when_others_step_in=(rt.Note(text="I have not eaten for three days"),),
    ...     helps=(rt.Note(text="someone who sits with me and says little"),),
    ... )
    >>> print(rt.rendering.to_text(crisis), end="")
    Crisis plan
    ===========
    <BLANKLINE>
    Please note: This is not a legal document.
    <BLANKLINE>
    When others step in
    -------------------
    <BLANKLINE>
    - I have not eaten for three days
    <BLANKLINE>
    What helps
    ----------
    <BLANKLINE>
    - someone who sits with me and says little
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
        Ask("Who do you want to keep out of it?", label="Who stays out of it", another="Another person"),
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
        Ask(
            "Which medicines should people know about?",
            label="What to know about medicines",
            another="Another medicine",
        ),
    ] = ()
    treatments: Annotated[
        tuple[CareChoice, ...],
        Ask(
            "Which treatments do you want, and which do you not want?",
            examples=("someone to sit with me", "no shots", "being held down: never"),
            label="Treatments",
            another="Another treatment",
        ),
    ] = ()
    places: Annotated[
        tuple[CareChoice, ...],
        Ask(
            "Where would you like to be cared for, and where not?",
            examples=("the hospital on the hill", "not the locked ward"),
            label="Places",
            another="Another place",
        ),
    ] = ()
    respite: Annotated[
        Paragraph,
        Ask(
            "Where could you stay instead of a hospital?",
            examples=("the peer respite house, up to seven nights, I call them myself", "my uncle's farm"),
            label="Instead of a hospital",
        ),
    ] = ""
    helps: Annotated[
        tuple[Note, ...],
        Ask(
            "What helps you in a crisis?",
            examples=("a dim room", "someone who sits with me and says little", "my own blanket"),
            label="What helps",
            another="Another thing that helps",
        ),
    ] = ()
    does_not_help: Annotated[
        tuple[Note, ...],
        Ask(
            "What makes it worse?",
            examples=("being touched without being asked", "many people at once", "being told to calm down"),
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
            "If a legal paper names someone to decide about your care, who is it?",
            help="The law of the place where you live says how that is done.",
            label="Has the legal right to decide for me",
        ),
    ] = None
    legal_document: Annotated[
        Line,
        Ask(
            "If you have an advance directive (a legal paper about your care), where is it?",
            examples=("top drawer of my desk, and a copy at my clinic",),
            label="Where my advance directive is",
        ),
    ] = ""
    jurisdiction: Annotated[
        Line, Ask("Which state's or country's law is it made under?", label="Made under the law of")
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
        Ask(
            "Where is this plan kept?",
            label="Where it is kept",
            examples=("on the fridge", "in my phone, under Plan"),
            another="Another place",
        ),
    ] = ()
    copies_with: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...], Ask("Who has a copy?", label="Who has a copy")
    ] = ()
    signed_on: Annotated[date | None, Ask("If you have signed it, what day was that?")] = None
    witnesses: Annotated[tuple[Witness, ...], Ask("Who saw you sign?", another="Another witness")] = ()
    expires: Annotated[
        date | None, Falls(AgendaKind.RUNS_OUT), Ask("After which day should it no longer be used?", label="Good until")
    ] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class SafetyPlan(Item):
    """What a person does when they think of ending their life: six lists, in this order, and reasons for living.

    None of them has to be gone through before another. The person can turn to a help line at any time.

    >>> safety = rt.SafetyPlan(
    ...     on_my_own=(rt.Note(text="walk to the harbor and back"),),
    ...     people_to_ask=(rt.Note(text="Uncle Tevita, at any hour"),),
    ...     reasons_for_living=(rt.Note(text="my niece starts school in the fall"),),
    ... )
    >>> print(rt.rendering.to_text(safety), end="")
    Safety plan
    ===========
    <BLANKLINE>
    Please note: If you might act on these thoughts, call a crisis line or your local emergency number now.
    <BLANKLINE>
    What I can do by myself
    -----------------------
    <BLANKLINE>
    - walk to the harbor and back
    <BLANKLINE>
    Who I can tell
    --------------
    <BLANKLINE>
    - Uncle Tevita, at any hour
    <BLANKLINE>
    What I live for
    ---------------
    <BLANKLINE>
    - my niece starts school in the fall
    """

    signs: Annotated[
        tuple[Note, ...],
        Ask(
            "What tells you that it is time to open this plan?",
            help="It may be thoughts, pictures in your mind, a mood, a place, something you do.",
            examples=("the same dark thought keeps coming back", "I stop answering everyone"),
            label="When I open this plan",
            another="Another sign",
        ),
    ] = ()
    on_my_own: Annotated[
        tuple[Note, ...],
        Ask(
            "What can you do by yourself to get through the next hour?",
            examples=("cold water on my face", "walk around the block", "the funny videos I saved"),
            label="What I can do by myself",
            another="Another thing",
        ),
    ] = ()
    people_and_places: Annotated[
        tuple[Note, ...],
        Ask(
            "Where can you go, or who can you be with, to think of other things?",
            examples=("the library", "my cousin and her baby", "the drop-in center"),
            label="Who and where, to think of other things",
            another="Another person or place",
        ),
    ] = ()
    people_to_ask: Annotated[
        tuple[Note, ...],
        Ask(
            "Who can you tell how you feel, and ask for help?",
            examples=("my sister: I say it is one of those nights",),
            label="Who I can tell",
            another="Another person",
        ),
    ] = ()
    professionals: Annotated[
        tuple[Note, ...],
        Ask(
            "Which services, or people whose job is to help, can you turn to?",
            examples=("my nurse at the clinic, by day", "a crisis line, at any hour"),
            label="Helpers and crisis lines",
            another="Another one",
        ),
    ] = ()
    safer_surroundings: Annotated[
        tuple[Note, ...],
        Ask(
            "How can you make it harder to get to things you could hurt yourself with?",
            help="Who could keep it for you until you both feel sure that it is safe?",
            examples=("my brother keeps the key", "the pharmacy gives me one week at a time"),
            label="Out of reach for now",
            another="Another thing",
        ),
    ] = ()
    reasons_for_living: Annotated[
        tuple[Note, ...],
        Ask(
            "What are your reasons for living, big or small?",
            examples=(
                "my niece starts school in the fall",
                "my cat waits at the door",
                "the next book comes out in May",
            ),
            label="What I live for",
            another="Another one",
        ),
    ] = ()
    kept_at: Annotated[
        tuple[Line, ...],
        Ask(
            "Where do you keep it, so that it is at hand?",
            label="Where it is kept",
            examples=("in my coat", "in my phone"),
            another="Another place",
        ),
    ] = ()
    copies_with: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...],
        Ask(
            "Who else has a copy of it?",
            help="Someone who could reach you on a bad night.",
            label="Who has a copy",
        ),
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Naloxone:
    """The medicine that turns an opioid overdose around: where it is, and who knows.

    >>> naloxone = Naloxone(kept_where="in the bag by the door", expires=date(2027, 8, 31))
    >>> print(rt.rendering.to_text(naloxone), end="")
    in the bag by the door
    ======================
    <BLANKLINE>
    Date on the box: 31 August 2027
    """

    kept_where: Annotated[
        Line, Ask("Where do you keep naloxone?", examples=("in the bag by the door, and one at Dee's",), label="")
    ] = ""
    expires: Annotated[
        date | None, Falls(AgendaKind.RUNS_OUT), Ask("What date is on the box?", label="Date on the box")
    ] = None
    who_knows: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...],
        Ask("Who knows where it is, and can give it to you?", label="Who knows where it is, and can give it"),
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class SaferUse(Item):
    """If I use: what keeps a person alive, and how they find their way back. It is private from the start.

    The questions follow what harm reduction programs teach: never alone, naloxone at hand, less after a break. No
    amounts are asked for and nothing is counted.

    >>> safer = rt.SaferUse(
    ...     not_alone=(rt.Note(text="my cousin next door, door unlocked"),),
    ...     first_day_back=(rt.Note(text="eat, shower, sleep, then call Ray"),),
    ... )
    >>> print(rt.rendering.to_text(safer), end="")
    Safer use (private)
    ===================
    <BLANKLINE>
    So that I am not alone
    ----------------------
    <BLANKLINE>
    - my cousin next door, door unlocked
    <BLANKLINE>
    The first day after
    -------------------
    <BLANKLINE>
    - eat, shower, sleep, then call Ray
    """

    private: bool = True
    if_i_use: Annotated[
        tuple[Note, ...],
        Ask(
            "If you use, what will you do to stay as safe as you can?",
            examples=("start low, go slow", "my own kit, not a shared one", "my sister keeps my car keys"),
            label="If I use",
            another="Another thing",
        ),
    ] = ()
    naloxone: Annotated[
        Naloxone | None,
        Ask(
            "Where is your naloxone, and who can give it to you?",
            help="It can turn an opioid overdose around, but it can wear off. Call for help too.",
            label="Naloxone",
        ),
    ] = None
    not_alone: Annotated[
        tuple[Note, ...],
        Ask(
            "Who could be with you, or stay on the phone?",
            help="Best is someone who has naloxone and is not using at the same time.",
            examples=("my cousin, in the same room, not using", "a line where someone stays on while I use"),
            label="So that I am not alone",
            another="Another way",
        ),
    ] = ()
    after_a_break: Annotated[
        Paragraph,
        Ask(
            "If you use again after a break, what will you keep in mind?",
            help="After a break, even a few days in jail, a hospital or treatment, your body can take much less. "
            "What you used before could kill you now.",
            examples=("my body has forgotten: a little is a lot now",),
            label="After a break",
        ),
    ] = ""
    what_to_tell_responders: Annotated[
        Paragraph,
        Ask(
            "If someone has to call for help, what should they say?",
            help="First where you are, and whether you are breathing and can be woken.",
            examples=("that I may have taken opioids, and that I am allergic to latex",),
            label="What to tell people who come to help",
        ),
    ] = ""
    first_day_back: Annotated[
        tuple[Note, ...],
        Ask(
            "What will you do on the first day after you use?",
            help="One day does not undo what you have built.",
            examples=("call my sponsor before noon", "eat, shower, sleep", "tell my clinic before my next dose"),
            label="The first day after",
            another="Another thing",
        ),
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class PostCrisisPlan(Item):
    """The first days after a crisis: going easy, taking things up again, and what the crisis taught.

    >>> after = rt.PostCrisisPlan(
    ...     resume=(rt.Note(text="the school run, from Monday"),),
    ...     learned="I can ask on day two. It need not be day ten.",
    ... )
    >>> print(rt.rendering.to_text(after), end="")
    Post crisis plan
    ================
    <BLANKLINE>
    What I learned: I can ask on day two. It need not be day ten.
    <BLANKLINE>
    What I will take up again
    -------------------------
    <BLANKLINE>
    - the school run, from Monday
    """

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
        tuple[Note, ...], Ask("Who would you like to thank?", label="People I want to thank", another="Another person")
    ] = ()
    make_right: Annotated[
        tuple[Note, ...],
        Ask(
            "What would you like to put right, if anything?",
            help="When you are ready. Being unwell is nothing to be sorry for.",
            examples=("pay my neighbor for the window", "tell my son what happened, in words for his age"),
            label="What I want to put right",
            another="Another thing",
        ),
    ] = ()
    resume: Annotated[
        tuple[Note, ...],
        Ask(
            "What will you take up again, and when?",
            help="One thing at a time. Others can go on with the rest for a while.",
            examples=("the school run, from Monday", "work, half days at first"),
            label="What I will take up again",
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


NOTICES: Mapping[type[Any], str] = {
    CrisisPlan: "This is not a legal document.",
    SafetyPlan: "If you might act on these thoughts, call a crisis line or your local emergency number now.",
}
"""What has to be said wherever such a model stands, on pages and on forms."""
