// Types of recoverytools' documents, made from the JSON Schemas beside this file.

export type AdvocacyKind = "for-me" | "with-someone" | "for-a-community";

export type AgreedToHelp = "has-said-yes" | "has-said-no" | "not-asked";

export type Audience = "one-peer" | "family" | "group" | "staff" | "public" | "online";

export type Better = "high" | "low" | "middle";

export type ChangeKind = "added" | "removed" | "changed" | "moved";

export type Circle = "closest" | "friends" | "community" | "paid";

export type ConflictKind =
  "changed" | "two-versions" | "removed" | "moved" | "order" | "sharing" | "same-id" | "led-nowhere" | "too-many";

export type DecisionRole = "myself" | "together" | "someone-else";

export type DecisionStage = "not-started" | "thinking" | "close" | "chosen";

export type Direction = "more" | "less" | "reach" | "keep-between" | "keep";

export type Domain =
  | "emotional"
  | "environmental"
  | "financial"
  | "intellectual"
  | "occupational"
  | "physical"
  | "social"
  | "spiritual"
  | "other";

export type Every = "day" | "week" | "month" | "year";

export type Gives = "feelings" | "practical-help" | "information" | "honest-feedback" | "company";

export type GoalStatus = "proposed" | "active" | "paused" | "achieved" | "let-go";

export type GroupKind = "self-help" | "educational";

export type Helped = "helps" | "sometimes" | "not-yet-tried" | "does-not-help";

export type HelpedNow = "helped" | "a-little" | "not-this-time";

export type HowDone = "done" | "part" | "smallest-version" | "skipped" | "moved";

export type MedicineUse = "taking" | "acceptable" | "not-acceptable" | "allergy";

export type NotAnswered = "declined" | "not-asked" | "forgot";

export type Nth = "first" | "second" | "third" | "fourth" | "last";

export type Regulation = "part-2" | "hipaa" | "other";

export type RenewalPeriod = "calendar-year" | "one-year" | "two-years" | "three-years" | "four-years" | "five-years";

export type ResourceKind =
  | "food"
  | "housing"
  | "health"
  | "money"
  | "work"
  | "learning"
  | "transport"
  | "legal"
  | "family"
  | "peer-support"
  | "community"
  | "other";

export type SignStage = "early-sign" | "breaking-down";

export type SkillLevel = "not-yet" | "with-help" | "sometimes-alone" | "on-my-own" | "can-teach";

export type StepStatus = "planned" | "doing" | "done" | "paused" | "dropped";

export type StoryPartKind = "before" | "hard-time" | "turning-point" | "what-helped" | "now" | "hopes" | "other";

export type StrengthKind = "quality" | "talent" | "surroundings" | "interest" | "other";

export type ToolKind =
  "body" | "calm" | "people" | "making" | "music" | "outdoors" | "faith" | "home" | "learning" | "fun" | "other";

export type Wanted = "listen" | "ideas" | "company" | "doing-something";

export type Way = "call" | "text" | "email" | "chat" | "visit" | "other";

export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

export type Wish = "preferred" | "acceptable" | "avoid";

/**
 * Any document: its kind tells which.
 */
export type AnyDocument =
  | AdvocacyDocument
  | AgendaItemDocument
  | BackupPlanDocument
  | CareChoiceDocument
  | CheckInDocument
  | ConflictDocument
  | ConversationDocument
  | CredentialDocument
  | CrisisPlanDocument
  | DailyPracticeDocument
  | DecisionDocument
  | DutyDocument
  | FallbackDocument
  | GoalReviewDocument
  | GoalDocument
  | GrantDocument
  | GroupRoleDocument
  | HelpLineDocument
  | JournalDocument
  | MatterDocument
  | MedicineDocument
  | MeetingRoleDocument
  | MeetingDocument
  | MergedDocument
  | NotInvolvedDocument
  | NoteDocument
  | OptionDocument
  | OtherPersonDocument
  | PageDocument
  | PeerGroupDocument
  | PlanUseDocument
  | PostCrisisPlanDocument
  | ProblemSolvingDocument
  | ProposalDocument
  | RecoveryStoryDocument
  | ResourceDocument
  | ResponseUseDocument
  | SaferUseDocument
  | SafetyPlanDocument
  | ScaleDocument
  | SessionDocument
  | SharedViewDocument
  | SkillDocument
  | StepEntryDocument
  | StepDocument
  | StoryPartDocument
  | StoryVersionDocument
  | StrengthDocument
  | SupportDocument
  | ThirdPartyDocument
  | ToolUseDocument
  | TrainingRecordDocument
  | TriggerDocument
  | WarningSignDocument
  | WellnessPlanDocument
  | WellnessToolDocument
  | WitnessDocument
  | WorkingAgreementDocument;

/**
 * Advocacy, as a document.
 */
export interface AdvocacyDocument extends Advocacy {
  document: "advocacy";
  format: 1;
}
/**
 * Something a person wants to be heard about, how they will say it, and what came back.
 */
export interface Advocacy {
  id?: string;
  /**
   * What do you want to get, or to change?
   */
  need: string;
  /**
   * Who is it for?
   */
  kind?: AdvocacyKind;
  /**
   * What has happened so far?
   */
  what_happened?: string;
  /**
   * What right or rule is on your side?
   */
  right_or_policy?: string;
  /**
   * Which facts will you bring?
   *
   * @maxItems 1000
   */
  facts?: string[];
  /**
   * How will you say it, in two or three sentences?
   */
  my_words?: string;
  /**
   * Who can say yes?
   */
  audience?: string;
  /**
   * Who will stand by you?
   *
   * @maxItems 1000
   */
  allies?: string[];
  /**
   * What will you do, and in which order?
   *
   * @maxItems 1000
   */
  steps?: Step[];
  /**
   * What have they offered?
   */
  offered?: string;
  /**
   * What was the answer in the end?
   */
  answer?: string;
  /**
   * By when do you want an answer?
   */
  by?: string;
  /**
   * If the answer is no, which backup plan will you use?
   */
  if_not?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * One thing a person means to do, once or again and again.
 */
export interface Step {
  id?: string;
  /**
   * What will you do?
   */
  what: string;
  schedule?: Schedule;
  /**
   * By when would you like it done?
   */
  due?: string;
  /**
   * Who could do it with you, or cheer you on?
   *
   * @maxItems 1000
   */
  supports?: string[];
  /**
   * Where does it stand?
   */
  status?: StepStatus;
  /**
   * What day did you do it?
   */
  done_on?: string;
  /**
   * On a hard day, what is the smallest version that still counts?
   */
  smallest_version?: string;
  /**
   * How many minutes before would you like a reminder?
   *
   * @maxItems 1000
   */
  remind?: number[];
  /**
   * @maxItems 1000
   */
  earlier?: Schedule[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * What repeats, on the person's own calendar.
 */
export interface Schedule {
  /**
   * Will it be by day, week, month or year?
   */
  every: Every;
  /**
   * Every one, or every second or third?
   */
  interval?: number;
  /**
   * On which days of the week?
   *
   * @maxItems 1000
   */
  on?: Weekday[];
  /**
   * Which one in the month: the first, the second, the last?
   */
  nth?: Nth;
  /**
   * On which day of the month?
   */
  day_of_month?: number;
  /**
   * At what time? Leave it empty for any time that day.
   *
   * @maxItems 1000
   */
  at?: string[];
  /**
   * How many minutes will it take?
   */
  minutes?: number;
  /**
   * Starting what day?
   */
  start?: string;
  /**
   * Until when?
   */
  until?: string;
  /**
   * Or on how many days in all?
   */
  count?: number;
  /**
   * Which days will you leave out?
   *
   * @maxItems 1000
   */
  skip?: string[];
}
/**
 * Agenda item, as a document.
 */
export interface AgendaItemDocument extends AgendaItem {
  document: "agenda-item";
  format: 1;
}
/**
 * A part of a meeting.
 */
export interface AgendaItem {
  id?: string;
  /**
   * What comes next in a meeting?
   */
  title: string;
  /**
   * How many minutes does it get?
   */
  minutes?: number;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Backup plan, as a document.
 */
export interface BackupPlanDocument extends BackupPlan {
  document: "backup-plan";
  format: 1;
}
/**
 * If this happens, then I will do that; and if that does not work, the next thing.
 */
export interface BackupPlan {
  id?: string;
  /**
   * What might happen?
   */
  cue?: string;
  /**
   * Then what will you do?
   */
  response?: string;
  /**
   * What does it stand in for: a step, a practice, a support, a duty?
   *
   * @maxItems 1000
   */
  covers?: string[];
  /**
   * And if that does not work?
   *
   * @maxItems 1000
   */
  fallbacks?: Fallback[];
  /**
   * What do you need to have ready?
   */
  needs?: string;
  /**
   * When did you last practice it?
   */
  practiced_on?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * What to do when the plan before it does not work, and when to switch to it.
 */
export interface Fallback {
  id?: string;
  /**
   * When will you switch to this?
   */
  switch_when?: string;
  /**
   * What will you do then?
   */
  text?: string;
  /**
   * Who will you turn to?
   */
  support?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Care choice, as a document.
 */
export interface CareChoiceDocument extends CareChoice {
  document: "care-choice";
  format: 1;
}
/**
 * A treatment or a place of care, and what the person wishes about it.
 */
export interface CareChoice {
  id?: string;
  /**
   * Which treatment or place is it?
   */
  text: string;
  /**
   * Do you want it, is it all right, or do you not want it?
   */
  wish?: Wish;
  /**
   * What makes you say so?
   */
  why?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Check in, as a document.
 */
export interface CheckInDocument extends CheckIn {
  document: "check-in";
  format: 1;
}
/**
 * How a person is at some moment: their numbers, what they notice, what they used, a note.
 */
export interface CheckIn {
  id?: string;
  /**
   * When was it?
   */
  occurred_at: string;
  recorded_at?: string;
  /**
   * Where are your numbers now? Skip any you like.
   *
   * @maxItems 1000
   */
  ratings?: Rating[];
  /**
   * Which of your triggers or signs do you notice?
   *
   * @maxItems 1000
   */
  noticed?: string[];
  /**
   * What else do you notice?
   *
   * @maxItems 1000
   */
  noticed_other?: string[];
  /**
   * Which of your wellness tools have you used?
   *
   * @maxItems 1000
   */
  tools_used?: ToolUse[];
  /**
   * What else would you like to say about it?
   */
  note?: string;
  replaces?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A person's number on one of their scales, or their level on a goal's scale, or why there is none.
 */
export interface Rating {
  /**
   * Which scale or goal is it about?
   */
  about: string;
  /**
   * What is your number?
   */
  value?: number;
  /**
   * Which of the goal's five levels fits best, -2 to 2?
   */
  level?: number;
  /**
   * If you leave it out, why? You do not have to say.
   */
  not_answered?: NotAnswered;
}
/**
 * A wellness tool that a person used, and whether it helped this time.
 */
export interface ToolUse {
  id?: string;
  /**
   * Which of your wellness tools did you use?
   */
  tool: string;
  /**
   * Did it help this time?
   */
  helped?: HelpedNow;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Conflict, as a document.
 */
export interface ConflictDocument extends Conflict {
  document: "conflict";
  format: 1;
}
/**
 * Something in two versions of a document that only the person can decide. One choice stands meanwhile.
 */
export interface Conflict {
  id?: string;
  /**
   * Which record is it about, by its id?
   */
  about: string;
  /**
   * What is there to decide?
   */
  kind: ConflictKind;
  what?: string;
  field?: string;
  path?: string;
  /**
   * Which of these do you want?
   *
   * @maxItems 1000
   */
  choices?: Choice[];
  kept?: number;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * One of the things that may stand.
 */
export interface Choice {
  value?:
    | {
        [k: string]: unknown;
      }
    | unknown[]
    | string
    | number
    | boolean;
}
/**
 * Conversation, as a document.
 */
export interface ConversationDocument extends Conversation {
  document: "conversation";
  format: 1;
}
/**
 * What two people take from a talk, in words that both agree on.
 */
export interface Conversation {
  id?: string;
  /**
   * What day did you talk?
   */
  on?: string;
  /**
   * What would help most right now?
   */
  wanted?: Wanted;
  /**
   * What is on your mind most?
   */
  what_matters?: string;
  /**
   * What did the other person hear you say?
   *
   * @maxItems 1000
   */
  heard?: string[];
  /**
   * Which strengths came up?
   *
   * @maxItems 1000
   */
  strengths_noticed?: string[];
  /**
   * Which steps did you settle on?
   *
   * @maxItems 1000
   */
  agreed_steps?: string[];
  /**
   * When will you talk again?
   */
  follow_up?: string;
  /**
   * Do you both say that this is right?
   */
  agreed_by_both?: boolean;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Credential, as a document.
 */
export interface CredentialDocument extends Credential {
  document: "credential";
  format: 1;
}
/**
 * A certificate or license to work as a peer specialist, under whatever title it has where the person works.
 */
export interface Credential {
  id?: string;
  /**
   * What is your credential called?
   */
  title: string;
  /**
   * Who gave it to you?
   */
  issuer?: string;
  /**
   * What day was it given?
   */
  issued?: string;
  /**
   * When does it run out?
   */
  expires?: string;
  needs?: RenewalNeeds;
  /**
   * Which code of ethics do you follow, and where is it?
   */
  code_of_ethics?: string;
  /**
   * Who do you talk your work over with, and when?
   *
   * @maxItems 1000
   */
  supervision?: string[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * What it takes to renew a credential.
 */
export interface RenewalNeeds {
  /**
   * How often is it renewed?
   */
  period?: RenewalPeriod;
  /**
   * How many hours of training does it take?
   */
  hours?: number;
  /**
   * Do hours beyond that count for the next time?
   */
  carry_over?: boolean;
  /**
   * Which kinds must be in it, and how many hours of each?
   *
   * @maxItems 1000
   */
  minima?: HoursRule[];
  /**
   * Which kinds count only up to a limit?
   *
   * @maxItems 1000
   */
  caps?: HoursRule[];
}
/**
 * So many hours of a kind, or from a sponsor: the least that is needed, or the most that counts.
 */
export interface HoursRule {
  /**
   * Which kind of training?
   */
  category?: string;
  /**
   * Given by whom?
   */
  sponsor?: string;
  /**
   * How many hours is it?
   */
  hours?: number;
}
/**
 * Crisis plan, as a document.
 */
export interface CrisisPlanDocument extends CrisisPlan {
  document: "crisis-plan";
  format: 1;
}
/**
 * What the person wants others to do when they cannot decide for a while. It is not a legal document.
 */
export interface CrisisPlan {
  id?: string;
  /**
   * What would show others that they need to step in for you?
   *
   * @maxItems 1000
   */
  when_others_step_in?: Note[];
  /**
   * Who may say that the time has come to use this plan?
   *
   * @maxItems 1000
   */
  turned_on_by?: string[];
  /**
   * Who do you want to step in for you?
   *
   * @maxItems 1000
   */
  take_over?: string[];
  /**
   * Who do you want to keep out of it?
   *
   * @maxItems 1000
   */
  not_involved?: NotInvolved[];
  /**
   * If the people who step in do not agree, how will they settle it?
   */
  how_disagreements_settle?: string;
  /**
   * Which medicines should people know about?
   *
   * @maxItems 1000
   */
  medicines?: Medicine[];
  /**
   * Which treatments do you want, and which do you not want?
   *
   * @maxItems 1000
   */
  treatments?: CareChoice[];
  /**
   * Where would you like to be cared for, and where not?
   *
   * @maxItems 1000
   */
  places?: CareChoice[];
  /**
   * Where could you stay instead of a hospital?
   */
  respite?: string;
  /**
   * What helps you in a crisis?
   *
   * @maxItems 1000
   */
  helps?: Note[];
  /**
   * What makes it worse?
   *
   * @maxItems 1000
   */
  does_not_help?: Note[];
  /**
   * What has to go on meanwhile, and who takes it on?
   *
   * @maxItems 1000
   */
  duties?: Duty[];
  /**
   * If a legal paper names someone to decide about your care, who is it?
   */
  agent?: string;
  /**
   * If you have an advance directive (a legal paper about your care), where is it?
   */
  legal_document?: string;
  /**
   * Which state's or country's law is it made under?
   */
  jurisdiction?: string;
  /**
   * What will show that you can take over again yourself?
   *
   * @maxItems 1000
   */
  over_when?: Note[];
  /**
   * Where is this plan kept?
   *
   * @maxItems 1000
   */
  kept_at?: string[];
  /**
   * Who has a copy?
   *
   * @maxItems 1000
   */
  copies_with?: string[];
  /**
   * If you have signed it, what day was that?
   */
  signed_on?: string;
  /**
   * Who saw you sign?
   *
   * @maxItems 1000
   */
  witnesses?: Witness[];
  /**
   * After which day should it no longer be used?
   */
  expires?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Something a person would write down, or one of the things they have: a tool, a support, a resource. Or both.
 */
export interface Note {
  id?: string;
  /**
   * What is it, in your own words?
   */
  text?: string;
  /**
   * Is it one of your wellness tools? Which one?
   */
  tool?: string;
  /**
   * Is it one of your supports? Which one?
   */
  support?: string;
  /**
   * Is it one of your places or services? Which one?
   */
  resource?: string;
  /**
   * When is a good time for it?
   */
  when?: string;
  /**
   * If you have done it, when?
   */
  done_on?: string;
  /**
   * Is it something you have to do, more than something that might help?
   */
  must?: boolean;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Someone who is to stay out of it in a crisis: one of the supports, or anyone by name.
 */
export interface NotInvolved {
  id?: string;
  /**
   * Who should not be called or told?
   */
  name?: string;
  /**
   * Or which of your supports should stay out of this?
   */
  support?: string;
  /**
   * Would you like to say why? You do not have to.
   */
  why?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A medicine, and what the person says about it.
 */
export interface Medicine {
  id?: string;
  /**
   * Which medicine is it?
   */
  name: string;
  /**
   * In what form?
   */
  form?: string;
  /**
   * How much, and how often?
   */
  dose?: string;
  /**
   * Which of these is true for you?
   */
  use?: MedicineUse;
  /**
   * What should people know about that?
   */
  why?: string;
  /**
   * When did you last check that this is still right?
   */
  checked_on?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Something that has to go on while the person cannot see to it.
 */
export interface Duty {
  id?: string;
  /**
   * What has to be looked after?
   */
  what: string;
  /**
   * Who will see to it?
   */
  support?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Someone who saw the person sign.
 */
export interface Witness {
  id?: string;
  /**
   * Who saw you sign?
   */
  name?: string;
  /**
   * Or which of your supports saw it?
   */
  support?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Daily practice, as a document.
 */
export interface DailyPracticeDocument extends DailyPractice {
  document: "daily-practice";
  format: 1;
}
/**
 * Something a person does to stay well: each day, on some days, or whenever they need it.
 */
export interface DailyPractice {
  id?: string;
  /**
   * What do you do to stay well?
   */
  what: string;
  schedule?: Schedule;
  /**
   * Is it for the days when you feel that you need it?
   */
  as_needed?: boolean;
  /**
   * Is it one of your wellness tools? Which one?
   */
  tool?: string;
  /**
   * How many minutes before would you like a reminder?
   *
   * @maxItems 1000
   */
  remind?: number[];
  /**
   * On a hard day, what is the smallest version that still counts?
   */
  smallest_version?: string;
  /**
   * @maxItems 1000
   */
  earlier?: Schedule[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Decision, as a document.
 */
export interface DecisionDocument extends Decision {
  document: "decision";
  format: 1;
}
/**
 * A choice to make: the ways, what matters, who else is in it, and what was chosen.
 */
export interface Decision {
  id?: string;
  /**
   * What do you have to decide?
   */
  question: string;
  /**
   * By when?
   */
  by?: string;
  /**
   * Where are you with it?
   */
  stage?: DecisionStage;
  /**
   * Who should make the choice?
   */
  role?: DecisionRole;
  /**
   * What are your choices?
   *
   * @maxItems 1000
   */
  options?: Option[];
  /**
   * What matters to you in this choice?
   *
   * @maxItems 1000
   */
  matters?: Matter[];
  /**
   * Which one are you leaning toward?
   */
  preferred?: string;
  sure?: Sureness;
  /**
   * What would you still like to find out, and from whom?
   *
   * @maxItems 1000
   */
  questions_to_ask?: string[];
  /**
   * Who else has a say or a view?
   *
   * @maxItems 1000
   */
  others?: OtherPerson[];
  /**
   * What will you do next to get closer to a choice?
   *
   * @maxItems 1000
   */
  next_steps?: Step[];
  /**
   * Which one did you choose?
   */
  chosen?: string;
  /**
   * When will you look again at what you chose?
   */
  review_on?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * One way to go, with its good and its bad sides.
 */
export interface Option {
  id?: string;
  /**
   * What is one thing you could do?
   */
  text: string;
  /**
   * What is good about it?
   *
   * @maxItems 1000
   */
  advantages?: string[];
  /**
   * What is not so good about it?
   *
   * @maxItems 1000
   */
  disadvantages?: string[];
  /**
   * How likely is it that you can do it, 0 to 10?
   */
  doable?: number;
  /**
   * How well does it fit you and your life, 0 to 10?
   */
  fits_me?: number;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Something that matters to the person in a decision.
 */
export interface Matter {
  id?: string;
  /**
   * What matters to you in this choice?
   */
  text: string;
  /**
   * How much does it matter to you, 0 to 5?
   */
  importance?: number;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Four answers about how ready a person is to choose.
 */
export interface Sureness {
  /**
   * Do you feel settled about the choice you like best?
   */
  settled?: boolean;
  /**
   * Have you found out enough about each choice?
   */
  know_enough?: boolean;
  /**
   * Is it clear to you what counts the most?
   */
  know_what_matters?: boolean;
  /**
   * Will people stand by you, whatever you choose?
   */
  backed?: boolean;
}
/**
 * Someone else who has a part in a decision: one of the supports, or anyone by name.
 */
export interface OtherPerson {
  id?: string;
  /**
   * Who else is in this?
   */
  name?: string;
  /**
   * Or which of your supports?
   */
  support?: string;
  /**
   * What would they like you to do?
   */
  their_view?: string;
  /**
   * Do you feel pushed by them?
   */
  pressure?: boolean;
  /**
   * How could they help you choose?
   */
  can_help?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Duty, as a document.
 */
export interface DutyDocument extends Duty {
  document: "duty";
  format: 1;
}
/**
 * Fallback, as a document.
 */
export interface FallbackDocument extends Fallback {
  document: "fallback";
  format: 1;
}
/**
 * Goal review, as a document.
 */
export interface GoalReviewDocument extends GoalReview {
  document: "goal-review";
  format: 1;
}
/**
 * A look back at a goal: how it went, and what to change.
 */
export interface GoalReview {
  id?: string;
  /**
   * What day is this look back?
   */
  on?: string;
  /**
   * How has it gone?
   */
  went?: string;
  /**
   * What would you like to change?
   */
  change?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Goal, as a document.
 */
export interface GoalDocument extends Goal {
  document: "goal";
  format: 1;
}
/**
 * Something a person wants. The order of goals in a plan is their order of importance.
 */
export interface Goal {
  id?: string;
  /**
   * What do you want?
   */
  statement: string;
  /**
   * What makes it matter to you?
   */
  why?: string;
  /**
   * Which parts of your life does it touch?
   *
   * @maxItems 1000
   */
  domains?: Domain[];
  measure?: Measure;
  scale?: AttainmentScale;
  /**
   * When do you start?
   */
  start?: string;
  /**
   * By when would you like to be there?
   */
  due?: string;
  /**
   * When will you look at how it is going?
   *
   * @maxItems 1000
   */
  reviews?: GoalReview[];
  /**
   * How much does it matter to you, 0 to 10?
   */
  importance?: number;
  /**
   * How sure are you that you can do it, 0 to 10?
   */
  confidence?: number;
  /**
   * What are the steps? Start with a small one.
   *
   * @maxItems 1000
   */
  steps?: Step[];
  /**
   * Which of your strengths will help you?
   *
   * @maxItems 1000
   */
  strengths?: string[];
  /**
   * Who can help you with it?
   *
   * @maxItems 1000
   */
  supports?: string[];
  /**
   * What could get in the way?
   *
   * @maxItems 1000
   */
  obstacles?: Note[];
  /**
   * Where does it stand?
   */
  status?: GoalStatus;
  /**
   * What have you learned on the way?
   */
  learned?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * What a person looks at to notice whether a goal is coming closer.
 */
export interface Measure {
  /**
   * What will you look at or count?
   */
  what?: string;
  /**
   * What do you count it in?
   */
  unit?: string;
  /**
   * Which way would you like it to go?
   */
  direction?: Direction;
  /**
   * Where is it now?
   */
  baseline?: number;
  /**
   * What number are you hoping for?
   */
  target?: number;
  /**
   * What is the least that would be all right?
   */
  low?: number;
  /**
   * What is the most that would be all right?
   */
  high?: number;
}
/**
 * Five levels of how a goal may turn out, in the person's words.
 */
export interface AttainmentScale {
  /**
   * What would be much less than you expect?
   */
  much_less?: string;
  /**
   * What would be a little less than you expect?
   */
  less?: string;
  /**
   * What do you think you will most likely reach by then?
   */
  expected?: string;
  /**
   * What would be a little more than you expect?
   */
  more?: string;
  /**
   * What would be much more than you expect?
   */
  much_more?: string;
  /**
   * Which level are you at now?
   */
  baseline?: number;
  /**
   * How much does this goal matter next to the others, 0 to 3?
   */
  importance?: number;
  /**
   * How hard is it, 0 to 3?
   */
  difficulty?: number;
  /**
   * Or what weight would you give it, as a number of your own?
   */
  weight?: number;
}
/**
 * Grant, as a document.
 */
export interface GrantDocument extends Grant {
  document: "grant";
  format: 1;
}
/**
 * A person's consent that someone sees some parts of their plan or journal. It can be taken back on any day.
 */
export interface Grant {
  id?: string;
  /**
   * Who may see it?
   */
  to?: string;
  /**
   * Or which of your supports may see it?
   */
  support?: string;
  /**
   * Who may show it to them?
   */
  from_whom?: string;
  /**
   * Which parts of your plan may they see?
   *
   * @maxItems 1000
   */
  sections?: string[];
  /**
   * Which numbers of your journal may they see?
   *
   * @maxItems 1000
   */
  scales?: string[];
  /**
   * From what day may they see your journal?
   */
  journal_since?: string;
  /**
   * May they see it only when your crisis plan is in use?
   */
  only_in_crisis?: boolean;
  /**
   * What is it for?
   */
  purpose?: string;
  /**
   * From what day may they see it?
   */
  starts?: string;
  /**
   * What is the last day they may see it?
   */
  until?: string;
  /**
   * Or what would end it?
   */
  ends_when?: string;
  /**
   * If you took it back, from what day?
   */
  revoked_on?: string;
  /**
   * How can you take it back?
   */
  how_to_revoke?: string;
  /**
   * What day was it signed?
   */
  signed_on?: string;
  /**
   * Who signed it?
   */
  signed_by?: string;
  /**
   * If someone signed for you, what allows them to?
   */
  on_behalf?: string;
  /**
   * Were you told that you can take it back?
   */
  told_right_to_revoke?: boolean;
  /**
   * Were you told that they might pass it on?
   */
  told_may_be_passed_on?: boolean;
  /**
   * Which privacy law does it follow, if any?
   */
  regulation?: Regulation;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Group role, as a document.
 */
export interface GroupRoleDocument extends GroupRole {
  document: "group-role";
  format: 1;
}
/**
 * Something that people in a group take turns at.
 */
export interface GroupRole {
  id?: string;
  /**
   * What is the job?
   */
  role: string;
  /**
   * Who takes turns at it?
   *
   * @maxItems 1000
   */
  people?: string[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Help line, as a document.
 */
export interface HelpLineDocument extends HelpLine {
  document: "help-line";
  format: 1;
}
/**
 * A line that a person can call or write to, kept in the plan so that it is at hand.
 */
export interface HelpLine {
  id?: string;
  /**
   * Which line is it?
   */
  name: string;
  /**
   * How do you reach it: call, text, chat?
   */
  way?: Way;
  /**
   * What is the number or the address?
   */
  value?: string;
  /**
   * What do you press or write first?
   */
  how?: string;
  /**
   * When is someone there?
   *
   * @maxItems 1000
   */
  hours?: Hours[];
  /**
   * When did you last check that this is still right?
   */
  checked_on?: string;
  /**
   * Should this line never be offered to you?
   */
  never_offer?: boolean;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A part of the day, on some days or on all. Where `end` is before `start`, it goes on past midnight.
 */
export interface Hours {
  /**
   * On which days? Leave it empty for every day.
   *
   * @maxItems 1000
   */
  days?: Weekday[];
  /**
   * From what time?
   */
  start?: string;
  /**
   * Until what time?
   */
  end?: string;
}
/**
 * Journal, as a document.
 */
export interface JournalDocument extends Journal {
  document: "journal";
  format: 1;
}
/**
 * What happened: check-ins, what became of steps, and the times when the plan was used.
 */
export interface Journal {
  id?: string;
  plan?: string;
  /**
   * Which time zone do you live in?
   */
  time_zone?: string;
  /**
   * What would you like to keep track of?
   *
   * @maxItems 1000
   */
  scales?: Scale[];
  /**
   * How are you?
   *
   * @maxItems 100000
   */
  checkins?: CheckIn[];
  /**
   * How did the things you planned go?
   *
   * @maxItems 100000
   */
  steps?: StepEntry[];
  /**
   * When did you use your plan on a hard day?
   *
   * @maxItems 100000
   */
  uses?: PlanUse[];
  /**
   * @maxItems 100000
   */
  erased?: string[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Something a person wants to keep an eye on, with numbers of their own choice.
 */
export interface Scale {
  id?: string;
  /**
   * What would you like to keep track of?
   */
  name: string;
  /**
   * What is its lowest number?
   */
  low?: number;
  /**
   * What is its highest number?
   */
  high?: number;
  /**
   * By how much does it go up each time?
   */
  step?: number;
  /**
   * Where would you like it to be?
   */
  better?: Better;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * What became of a step, a practice, a response or a backup plan on some day.
 */
export interface StepEntry {
  id?: string;
  /**
   * What did you plan to do?
   */
  what?: string;
  /**
   * Which part of your plan is it about?
   */
  about: string;
  /**
   * For which day was it planned?
   */
  planned_for?: string;
  /**
   * And at what time?
   */
  planned_at?: string;
  /**
   * How did it go?
   */
  how: HowDone;
  /**
   * When did you do it?
   */
  occurred_at?: string;
  recorded_at?: string;
  /**
   * What would you like to remember about it?
   */
  note?: string;
  replaces?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A time when a person used their plan: what they noticed, what they did, what they learned.
 */
export interface PlanUse {
  id?: string;
  /**
   * When did you use your plan?
   */
  occurred_at: string;
  /**
   * What had you noticed?
   *
   * @maxItems 1000
   */
  noticed?: string[];
  /**
   * What did you do then?
   *
   * @maxItems 1000
   */
  did?: ResponseUse[];
  /**
   * What did you learn from it?
   */
  learned?: string;
  /**
   * What would you change in your plan?
   */
  change_the_plan?: string;
  replaces?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Something from a plan that a person did on a hard day, and whether it helped this time.
 */
export interface ResponseUse {
  id?: string;
  /**
   * Which thing from your plan did you do?
   */
  response: string;
  /**
   * Did it help this time?
   */
  helped?: HelpedNow;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Matter, as a document.
 */
export interface MatterDocument extends Matter {
  document: "matter";
  format: 1;
}
/**
 * Medicine, as a document.
 */
export interface MedicineDocument extends Medicine {
  document: "medicine";
  format: 1;
}
/**
 * Meeting role, as a document.
 */
export interface MeetingRoleDocument extends MeetingRole {
  document: "meeting-role";
  format: 1;
}
/**
 * Who took on what at a meeting.
 */
export interface MeetingRole {
  id?: string;
  /**
   * What was taken on?
   */
  role: string;
  /**
   * Who took it on? No last names.
   */
  who?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Meeting, as a document.
 */
export interface MeetingDocument extends Meeting {
  document: "meeting";
  format: 1;
}
/**
 * A meeting that took place: how many came, who took on what. Who else was there is written nowhere.
 */
export interface Meeting {
  id?: string;
  /**
   * What day was it?
   */
  on: string;
  /**
   * How many people came?
   */
  count?: number;
  /**
   * Who took on what?
   *
   * @maxItems 1000
   */
  roles?: MeetingRole[];
  /**
   * What should the next person to lead know?
   */
  note?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Merged, as a document.
 */
export interface MergedDocument extends Merged {
  document: "merged";
  format: 1;
}
/**
 * What `merge` makes of two versions of a document: the document, and what the person has yet to decide.
 */
export interface Merged {
  id?: string;
  plan?: WellnessPlan;
  journal?: Journal;
  story?: RecoveryStory;
  group?: PeerGroup;
  /**
   * What is there to decide?
   *
   * @maxItems 100000
   */
  conflicts?: Conflict[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A person's plan for staying well and living the life they want. It belongs to them.
 */
export interface WellnessPlan {
  id?: string;
  /**
   * What do you call this plan?
   */
  title?: string;
  owner?: Person;
  /**
   * In which language is it written?
   */
  language?: string;
  /**
   * In which country or region do you live?
   */
  region?: string;
  /**
   * Which time zone do you live in?
   */
  time_zone?: string;
  /**
   * When did you start it?
   */
  created?: string;
  /**
   * When did you last look it over?
   */
  reviewed?: string;
  /**
   * When would you like to look it over again?
   */
  review_due?: string;
  /**
   * What does recovery mean to you?
   */
  recovery_means?: string;
  /**
   * What is the life you want?
   */
  vision?: string;
  /**
   * Which paths help you recover?
   *
   * @maxItems 1000
   */
  pathways?: string[];
  /**
   * What are you like when you are doing well?
   *
   * @maxItems 1000
   */
  doing_well?: Note[];
  /**
   * What helps you feel well, or feel better?
   *
   * @maxItems 1000
   */
  toolbox?: WellnessTool[];
  /**
   * What do you do each day, or now and then, to stay well?
   *
   * @maxItems 1000
   */
  daily?: DailyPractice[];
  /**
   * What can happen around you that makes it hard to stay well?
   *
   * @maxItems 1000
   */
  triggers?: Trigger[];
  /**
   * How can you tell that things are getting harder?
   *
   * @maxItems 1000
   */
  warning_signs?: WarningSign[];
  crisis?: CrisisPlan;
  safety?: SafetyPlan;
  safer_use?: SaferUse;
  after_crisis?: PostCrisisPlan;
  /**
   * What are your strengths?
   *
   * @maxItems 1000
   */
  strengths?: Strength[];
  /**
   * Which skills do you have or want?
   *
   * @maxItems 1000
   */
  skills?: Skill[];
  /**
   * Which places and services can help you?
   *
   * @maxItems 1000
   */
  resources?: Resource[];
  /**
   * Who and what is on your side?
   *
   * @maxItems 1000
   */
  supports?: Support[];
  /**
   * What do you want? What matters most comes first.
   *
   * @maxItems 1000
   */
  goals?: Goal[];
  /**
   * Which problems would you like to work on?
   *
   * @maxItems 1000
   */
  problems?: ProblemSolving[];
  /**
   * What do you have to decide?
   *
   * @maxItems 1000
   */
  decisions?: Decision[];
  /**
   * What will you do when something does not go as hoped?
   *
   * @maxItems 1000
   */
  backups?: BackupPlan[];
  /**
   * What do you want to speak up about?
   *
   * @maxItems 1000
   */
  advocacy?: Advocacy[];
  /**
   * What did you talk over with someone?
   *
   * @maxItems 1000
   */
  conversations?: Conversation[];
  /**
   * What else would you like to write down?
   *
   * @maxItems 1000
   */
  pages?: Page[];
  /**
   * Which help lines would you like to have at hand?
   *
   * @maxItems 1000
   */
  lines?: HelpLine[];
  /**
   * Which words would you like to carry with you?
   *
   * @maxItems 1000
   */
  carry?: string[];
  quiet_hours?: Hours;
  /**
   * Who may see which part of your plan?
   *
   * @maxItems 1000
   */
  grants?: Grant[];
  word_choices?: {
    [k: string]: string;
  };
  /**
   * @maxItems 1000
   */
  layout?: string[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * The person whose plan it is, as they wish to be named.
 */
export interface Person {
  /**
   * What would you like to be called?
   */
  name?: string;
  /**
   * Which pronouns do you use?
   */
  pronouns?: string;
  /**
   * How can people reach you?
   *
   * @maxItems 1000
   */
  contact?: Contact[];
  /**
   * What do people need to know to talk with you and be with you?
   *
   * @maxItems 1000
   */
  needs?: string[];
}
/**
 * One way to reach someone, with what to know first and when it is a good time.
 */
export interface Contact {
  /**
   * Which way: a call, a text, a visit?
   */
  way?: Way;
  /**
   * What is the number, the address or the place?
   */
  value?: string;
  /**
   * Is there anything to know first?
   */
  note?: string;
  /**
   * When is it a good time?
   *
   * @maxItems 1000
   */
  hours?: Hours[];
  /**
   * If it is urgent, may it be at any hour?
   */
  any_hour_if_urgent?: boolean;
  /**
   * Is it all right to leave a message?
   */
  ok_to_leave_message?: boolean;
}
/**
 * Something that helps a person feel well, or feel better. Other parts of a plan point to it.
 */
export interface WellnessTool {
  id?: string;
  /**
   * What is one thing that helps you feel better?
   */
  name: string;
  /**
   * What kind of thing is it?
   */
  kind?: ToolKind;
  /**
   * What is it good for?
   *
   * @maxItems 1000
   */
  good_for?: string[];
  /**
   * How do you do it?
   */
  how?: string;
  /**
   * When does it work best?
   */
  when?: string;
  /**
   * What do you need for it?
   */
  needs?: string;
  /**
   * What does it cost?
   */
  cost?: string;
  /**
   * How has it worked for you so far?
   */
  helped?: Helped;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Something that happens around a person and makes it hard to stay well, with what they do then.
 */
export interface Trigger {
  id?: string;
  /**
   * What can happen around you that makes it hard to stay well?
   */
  what: string;
  /**
   * What can you do when it happens?
   *
   * @maxItems 1000
   */
  responses?: Note[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Something about a person that tells that things are getting harder, with what they do then.
 */
export interface WarningSign {
  id?: string;
  /**
   * What do you notice about yourself when things get harder?
   */
  what: string;
  /**
   * Is it an early sign, or are things getting worse?
   */
  stage?: SignStage;
  /**
   * What will you do when you notice it?
   *
   * @maxItems 1000
   */
  responses?: Note[];
  /**
   * Which numbers in your check-ins would tell you?
   *
   * @maxItems 1000
   */
  watches?: Watch[];
  /**
   * Who might notice it before you do?
   *
   * @maxItems 1000
   */
  who_notices?: string[];
  /**
   * How would you like them to tell you?
   */
  how_to_tell_me?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A number of the person's own at which a sign is there: "4 hours of sleep or less, on 2 of 3 days".
 */
export interface Watch {
  /**
   * Which of the scales in your journal is it?
   */
  scale?: string;
  /**
   * From which number up is it a sign?
   */
  at_least?: number;
  /**
   * From which number down is it a sign?
   */
  at_most?: number;
  /**
   * Or how far from your usual number? Write it with a minus if it is lower.
   */
  change?: number;
  /**
   * On how many days?
   */
  days?: number;
  /**
   * Out of how many days?
   */
  of?: number;
}
/**
 * What a person does when they think of ending their life: six lists, in this order, and reasons for living.
 */
export interface SafetyPlan {
  id?: string;
  /**
   * What tells you that it is time to open this plan?
   *
   * @maxItems 1000
   */
  signs?: Note[];
  /**
   * What can you do by yourself to get through the next hour?
   *
   * @maxItems 1000
   */
  on_my_own?: Note[];
  /**
   * Where can you go, or who can you be with, to think of other things?
   *
   * @maxItems 1000
   */
  people_and_places?: Note[];
  /**
   * Who can you tell how you feel, and ask for help?
   *
   * @maxItems 1000
   */
  people_to_ask?: Note[];
  /**
   * Which services, or people whose job is to help, can you turn to?
   *
   * @maxItems 1000
   */
  professionals?: Note[];
  /**
   * How can you make it harder to get to things you could hurt yourself with?
   *
   * @maxItems 1000
   */
  safer_surroundings?: Note[];
  /**
   * What are your reasons for living, big or small?
   *
   * @maxItems 1000
   */
  reasons_for_living?: Note[];
  /**
   * Where do you keep it, so that it is at hand?
   *
   * @maxItems 1000
   */
  kept_at?: string[];
  /**
   * Who else has a copy of it?
   *
   * @maxItems 1000
   */
  copies_with?: string[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * If I use: what keeps a person alive, and how they find their way back. It is private from the start.
 */
export interface SaferUse {
  id?: string;
  /**
   * If you use, what will you do to stay as safe as you can?
   *
   * @maxItems 1000
   */
  if_i_use?: Note[];
  naloxone?: Naloxone;
  /**
   * Who could be with you, or stay on the phone?
   *
   * @maxItems 1000
   */
  not_alone?: Note[];
  /**
   * If you use again after a break, what will you keep in mind?
   */
  after_a_break?: string;
  /**
   * If someone has to call for help, what should they say?
   */
  what_to_tell_responders?: string;
  /**
   * What will you do on the first day after you use?
   *
   * @maxItems 1000
   */
  first_day_back?: Note[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * The medicine that turns an opioid overdose around: where it is, and who knows.
 */
export interface Naloxone {
  /**
   * Where do you keep naloxone?
   */
  kept_where?: string;
  /**
   * What date is on the box?
   */
  expires?: string;
  /**
   * Who knows where it is, and can give it to you?
   *
   * @maxItems 1000
   */
  who_knows?: string[];
}
/**
 * The first days after a crisis: going easy, taking things up again, and what the crisis taught.
 */
export interface PostCrisisPlan {
  id?: string;
  /**
   * How will you know that you are through the worst?
   *
   * @maxItems 1000
   */
  over_when?: Note[];
  /**
   * What do you need in the first days at home?
   *
   * @maxItems 1000
   */
  first_days?: Note[];
  /**
   * Who would you like to thank?
   *
   * @maxItems 1000
   */
  thank?: Note[];
  /**
   * What would you like to put right, if anything?
   *
   * @maxItems 1000
   */
  make_right?: Note[];
  /**
   * What will you take up again, and when?
   *
   * @maxItems 1000
   */
  resume?: Note[];
  /**
   * What did this time teach you?
   */
  learned?: string;
  /**
   * What would you change in your plan now?
   *
   * @maxItems 1000
   */
  change_in_plan?: string[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Something good about a person or their life that they can build on, in their own words.
 */
export interface Strength {
  id?: string;
  /**
   * What is good about you, or about your life?
   */
  text: string;
  /**
   * What kind of strength is it?
   */
  kind?: StrengthKind;
  /**
   * Which part of your life does it belong to?
   */
  domain?: Domain;
  /**
   * When did it help you? Tell about one time.
   */
  evidence?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Something a person can do or wants to learn: where they are with it, and how far they want to get.
 */
export interface Skill {
  id?: string;
  /**
   * Which skill is it?
   */
  name: string;
  /**
   * How well can you do it today?
   */
  now?: SkillLevel;
  /**
   * How well would you like to do it?
   */
  needed?: SkillLevel;
  /**
   * Where would you use it?
   */
  where_used?: string;
  /**
   * How could you practice it?
   *
   * @maxItems 1000
   */
  practice?: Step[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A place, a service or a thing in the community that can help.
 */
export interface Resource {
  id?: string;
  /**
   * What place, service or thing is it?
   */
  name: string;
  /**
   * What does it help with?
   */
  kind?: ResourceKind;
  /**
   * Who may use it?
   */
  eligibility?: string;
  /**
   * What does it cost?
   */
  cost?: string;
  /**
   * How do you get in touch?
   *
   * @maxItems 1000
   */
  contact?: Contact[];
  /**
   * Which languages do they speak?
   *
   * @maxItems 1000
   */
  languages?: string[];
  /**
   * How easy is it to get in and around?
   */
  accessible?: string;
  /**
   * When did you last check that this is still right?
   */
  verified_on?: string;
  /**
   * How was it for you?
   */
  my_experience?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A person or a place that helps, how to reach them, and what they have agreed to.
 */
export interface Support {
  id?: string;
  /**
   * Who is it, or which place?
   */
  name: string;
  /**
   * Who are they to you?
   */
  relation?: string;
  /**
   * How close are they to you?
   */
  circle?: Circle;
  /**
   * What do you get from them?
   *
   * @maxItems 1000
   */
  gives?: Gives[];
  /**
   * How can you reach them?
   *
   * @maxItems 1000
   */
  contact?: Contact[];
  /**
   * Have they said yes to helping?
   */
  agreed?: AgreedToHelp;
  /**
   * What did they say they would do?
   */
  agreed_to?: string;
  /**
   * Do you help them too?
   */
  both_ways?: boolean;
  /**
   * If someone calls them for you, what may they say?
   */
  when_contacting?: string;
  /**
   * May others see how to reach them?
   */
  contact_may_be_shared?: boolean;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * One problem, worked through step by step, with what came of it.
 */
export interface ProblemSolving {
  id?: string;
  /**
   * What is the problem?
   */
  problem: string;
  /**
   * What would be better instead?
   */
  goal?: string;
  /**
   * What could you do? Try to think of three things.
   *
   * @maxItems 1000
   */
  options?: Option[];
  /**
   * Which will you try first?
   */
  chosen?: string;
  /**
   * What are the steps?
   *
   * @maxItems 1000
   */
  steps?: Step[];
  /**
   * What could get in the way?
   *
   * @maxItems 1000
   */
  obstacles?: Note[];
  /**
   * When will you look at how it went?
   */
  follow_up?: string;
  /**
   * What happened when you tried it?
   */
  happened?: string;
  /**
   * How happy are you with how it went, 0 to 10?
   */
  satisfaction?: number;
  /**
   * What did you learn from it?
   */
  learned?: string;
  /**
   * What comes next? Keep going, change something, or try another way?
   */
  next?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A page of the person's own, for whatever the other parts of the plan have no place for.
 */
export interface Page {
  id?: string;
  /**
   * What is the page about?
   */
  heading: string;
  /**
   * What would you like to write?
   */
  text?: string;
  /**
   * When did you last check that this is still right?
   */
  checked_on?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A person's own story, in parts, so that they can choose what to tell, and to whom.
 */
export interface RecoveryStory {
  id?: string;
  /**
   * What do you call your story?
   */
  title?: string;
  /**
   * What are the parts of your story?
   *
   * @maxItems 1000
   */
  parts?: StoryPart[];
  /**
   * How would you tell it in two minutes, or in ten?
   *
   * @maxItems 1000
   */
  versions?: StoryVersion[];
  /**
   * If they take one thing with them, what should it be?
   */
  message?: string;
  /**
   * What do you hope that telling it will do, for you and for them?
   */
  purpose?: string;
  /**
   * Who will be there?
   */
  audience?: string;
  /**
   * What will you not talk about, even if they ask?
   *
   * @maxItems 1000
   */
  boundaries?: string[];
  /**
   * Who else is in your story, and do they agree?
   *
   * @maxItems 1000
   */
  third_parties?: ThirdParty[];
  /**
   * What will you ask them before you begin?
   */
  ask_before?: string;
  /**
   * What will you ask them when you are done?
   */
  ask_after?: string;
  /**
   * Telling it can stir you up. Who or what will be there for you after?
   */
  support_after?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A part of a story, with who may hear it.
 */
export interface StoryPart {
  id?: string;
  /**
   * What would you like to tell?
   */
  text: string;
  /**
   * Which part of the story is it?
   */
  kind?: StoryPartKind;
  /**
   * Who may hear this part?
   *
   * @maxItems 1000
   */
  audiences?: Audience[];
  /**
   * Is it only for you, not to be told?
   */
  off_limits?: boolean;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A way to tell a story in some minutes: its parts, in the order in which they are told.
 */
export interface StoryVersion {
  id?: string;
  /**
   * How many minutes do you have?
   */
  minutes?: number;
  /**
   * Which parts will you tell, and in which order?
   *
   * @maxItems 1000
   */
  parts?: string[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Someone else who comes up in a story.
 */
export interface ThirdParty {
  id?: string;
  /**
   * Who else comes up in it?
   */
  who: string;
  /**
   * Do they agree to be in it?
   */
  agreed?: boolean;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * A group that peers run: when and where it meets, how it works, what to do when plans change.
 */
export interface PeerGroup {
  id?: string;
  /**
   * What is the group called?
   */
  name: string;
  /**
   * What is it for?
   */
  purpose?: string;
  /**
   * Is it for helping each other, or for learning?
   */
  kind?: GroupKind;
  /**
   * Who may come?
   */
  who_it_is_for?: string;
  schedule?: Schedule;
  /**
   * @maxItems 1000
   */
  earlier?: Schedule[];
  /**
   * Where does it meet?
   */
  place?: string;
  /**
   * How can people join from home?
   */
  online?: string;
  /**
   * What makes it easy to come and to take part?
   *
   * @maxItems 1000
   */
  accessible?: string[];
  /**
   * What do people in the group take on?
   *
   * @maxItems 1000
   */
  roles?: GroupRole[];
  /**
   * What have you all agreed on?
   *
   * @maxItems 1000
   */
  agreements?: string[];
  /**
   * What is said here stays here. When would it not?
   */
  confidentiality_limits?: string;
  /**
   * How does a meeting go, from start to end?
   *
   * @maxItems 1000
   */
  agenda?: AgendaItem[];
  /**
   * What will you learn about, session by session?
   *
   * @maxItems 1000
   */
  curriculum?: Session[];
  /**
   * What has to be done to get the group going?
   *
   * @maxItems 1000
   */
  setting_up?: Step[];
  /**
   * If someone is in crisis at a meeting, who does what?
   *
   * @maxItems 1000
   */
  if_someone_is_in_crisis?: string[];
  /**
   * If the one who leads cannot come, what then?
   *
   * @maxItems 1000
   */
  if_no_one_can_lead?: string[];
  /**
   * Which meetings have there been?
   *
   * @maxItems 1000
   */
  meetings?: Meeting[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * What a group learns about on one day.
 */
export interface Session {
  id?: string;
  /**
   * What is this session about?
   */
  title: string;
  /**
   * What will you do and bring?
   */
  notes?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Not involved, as a document.
 */
export interface NotInvolvedDocument extends NotInvolved {
  document: "not-involved";
  format: 1;
}
/**
 * Note, as a document.
 */
export interface NoteDocument extends Note {
  document: "note";
  format: 1;
}
/**
 * Option, as a document.
 */
export interface OptionDocument extends Option {
  document: "option";
  format: 1;
}
/**
 * Other person, as a document.
 */
export interface OtherPersonDocument extends OtherPerson {
  document: "other-person";
  format: 1;
}
/**
 * Page, as a document.
 */
export interface PageDocument extends Page {
  document: "page";
  format: 1;
}
/**
 * Peer group, as a document.
 */
export interface PeerGroupDocument extends PeerGroup {
  document: "peer-group";
  format: 1;
}
/**
 * Plan use, as a document.
 */
export interface PlanUseDocument extends PlanUse {
  document: "plan-use";
  format: 1;
}
/**
 * Post crisis plan, as a document.
 */
export interface PostCrisisPlanDocument extends PostCrisisPlan {
  document: "post-crisis-plan";
  format: 1;
}
/**
 * Problem solving, as a document.
 */
export interface ProblemSolvingDocument extends ProblemSolving {
  document: "problem-solving";
  format: 1;
}
/**
 * Proposal, as a document.
 */
export interface ProposalDocument extends Proposal {
  document: "proposal";
  format: 1;
}
/**
 * Changes that someone would like in a document of another person. Nothing changes until that person says so.
 */
export interface Proposal {
  id?: string;
  /**
   * Who would like these changes?
   */
  by?: string;
  /**
   * What would you like to say about them?
   */
  note?: string;
  about?: string;
  on_view?: boolean;
  /**
   * What would you like to change?
   *
   * @maxItems 1000
   */
  changes?: Change[];
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * One thing that is not the same in two versions of a document, as `diff` finds it and `apply` makes it.
 */
export interface Change {
  /**
   * What became of it?
   */
  kind: ChangeKind;
  /**
   * What is the id of the record?
   */
  item: string;
  /**
   * What kind of record is it?
   */
  what: string;
  path?: string;
  field?: string;
  before?:
    | {
        [k: string]: unknown;
      }
    | unknown[]
    | string
    | number
    | boolean;
  after?:
    | {
        [k: string]: unknown;
      }
    | unknown[]
    | string
    | number
    | boolean;
  was?: Spot;
  now?: Spot;
}
/**
 * Where a record lies: in which record, in which field of it, and behind which other record there.
 */
export interface Spot {
  /**
   * In which record does it lie?
   */
  home: string;
  /**
   * In which field of that?
   */
  field: string;
  behind?: string;
}
/**
 * Recovery story, as a document.
 */
export interface RecoveryStoryDocument extends RecoveryStory {
  document: "recovery-story";
  format: 1;
}
/**
 * Resource, as a document.
 */
export interface ResourceDocument extends Resource {
  document: "resource";
  format: 1;
}
/**
 * Response use, as a document.
 */
export interface ResponseUseDocument extends ResponseUse {
  document: "response-use";
  format: 1;
}
/**
 * Safer use, as a document.
 */
export interface SaferUseDocument extends SaferUse {
  document: "safer-use";
  format: 1;
}
/**
 * Safety plan, as a document.
 */
export interface SafetyPlanDocument extends SafetyPlan {
  document: "safety-plan";
  format: 1;
}
/**
 * Scale, as a document.
 */
export interface ScaleDocument extends Scale {
  document: "scale";
  format: 1;
}
/**
 * Session, as a document.
 */
export interface SessionDocument extends Session {
  document: "session";
  format: 1;
}
/**
 * Shared view, as a document.
 */
export interface SharedViewDocument extends SharedView {
  document: "shared-view";
  format: 1;
}
/**
 * What someone sees of a plan, a journal or a story. It is made by `share`, and holds what was granted alone.
 */
export interface SharedView {
  id?: string;
  scope?: Scope;
  /**
   * What has to be told to all who see it?
   */
  notice?: string;
  plan?: WellnessPlan;
  journal?: Journal;
  story?: RecoveryStory;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * For whom a view is, what is in it, what for, and how long: what its grant says of that.
 */
export interface Scope {
  /**
   * Who may see it?
   */
  to?: string;
  /**
   * Who may show it to them?
   */
  from_whom?: string;
  /**
   * Which parts may they see?
   *
   * @maxItems 1000
   */
  sections?: string[];
  /**
   * Which numbers of a journal may they see?
   *
   * @maxItems 1000
   */
  scales?: string[];
  /**
   * From what day may they see them?
   */
  journal_since?: string;
  /**
   * What is it for?
   */
  purpose?: string;
  /**
   * From what day may they see it?
   */
  starts?: string;
  /**
   * What is the last day they may see it?
   */
  until?: string;
  /**
   * Or what would end it?
   */
  ends_when?: string;
  /**
   * Which privacy law does it follow, if any?
   */
  regulation?: Regulation;
}
/**
 * Skill, as a document.
 */
export interface SkillDocument extends Skill {
  document: "skill";
  format: 1;
}
/**
 * Step entry, as a document.
 */
export interface StepEntryDocument extends StepEntry {
  document: "step-entry";
  format: 1;
}
/**
 * Step, as a document.
 */
export interface StepDocument extends Step {
  document: "step";
  format: 1;
}
/**
 * Story part, as a document.
 */
export interface StoryPartDocument extends StoryPart {
  document: "story-part";
  format: 1;
}
/**
 * Story version, as a document.
 */
export interface StoryVersionDocument extends StoryVersion {
  document: "story-version";
  format: 1;
}
/**
 * Strength, as a document.
 */
export interface StrengthDocument extends Strength {
  document: "strength";
  format: 1;
}
/**
 * Support, as a document.
 */
export interface SupportDocument extends Support {
  document: "support";
  format: 1;
}
/**
 * Third party, as a document.
 */
export interface ThirdPartyDocument extends ThirdParty {
  document: "third-party";
  format: 1;
}
/**
 * Tool use, as a document.
 */
export interface ToolUseDocument extends ToolUse {
  document: "tool-use";
  format: 1;
}
/**
 * Training record, as a document.
 */
export interface TrainingRecordDocument extends TrainingRecord {
  document: "training-record";
  format: 1;
}
/**
 * A training that counts toward a credential.
 */
export interface TrainingRecord {
  id?: string;
  /**
   * What was it called?
   */
  title?: string;
  /**
   * What day did you take it?
   */
  on: string;
  /**
   * How many hours did it take?
   */
  hours: number;
  /**
   * What does it count as?
   *
   * @maxItems 1000
   */
  categories?: string[];
  /**
   * Who gave it?
   */
  sponsor?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
/**
 * Trigger, as a document.
 */
export interface TriggerDocument extends Trigger {
  document: "trigger";
  format: 1;
}
/**
 * Warning sign, as a document.
 */
export interface WarningSignDocument extends WarningSign {
  document: "warning-sign";
  format: 1;
}
/**
 * Wellness plan, as a document.
 */
export interface WellnessPlanDocument extends WellnessPlan {
  document: "wellness-plan";
  format: 1;
}
/**
 * Wellness tool, as a document.
 */
export interface WellnessToolDocument extends WellnessTool {
  document: "wellness-tool";
  format: 1;
}
/**
 * Witness, as a document.
 */
export interface WitnessDocument extends Witness {
  document: "witness";
  format: 1;
}
/**
 * Working agreement, as a document.
 */
export interface WorkingAgreementDocument extends WorkingAgreement {
  document: "working-agreement";
  format: 1;
}
/**
 * An agreement that two people talk through and write at the start. Both may ask to change it.
 */
export interface WorkingAgreement {
  id?: string;
  /**
   * What will you do together?
   *
   * @maxItems 1000
   */
  what_we_do?: string[];
  /**
   * What is not part of it?
   *
   * @maxItems 1000
   */
  what_a_peer_specialist_does_not?: string[];
  /**
   * How and when can you reach each other?
   *
   * @maxItems 1000
   */
  reach?: Contact[];
  /**
   * What stays between the two of you?
   */
  what_stays_private?: string;
  /**
   * When would it have to be told to someone else, and to whom?
   */
  its_limits?: string;
  /**
   * What if one of you cannot come?
   */
  if_one_of_us_misses?: string;
  /**
   * How will you finish, when the time comes?
   */
  how_we_end?: string;
  /**
   * What day did you both agree?
   */
  agreed_on?: string;
  private?: boolean;
  extensions?: {
    [k: string]: unknown;
  };
}
