// Builds a plan that Python reads, with the types that come with recoverytools. The compiler holds what is said here.
import type { AnyDocument, Goal, Step, WellnessPlanDocument } from "../../src/recoverytools/data/schemas/recoverytools";

const step: Step = { id: "ask-omar", what: "Ask Omar when the garden opens", supports: ["omar"], due: "2026-12-05" };

const goal: Goal = {
  id: "garden",
  statement: "Grow beans with my daughter in the shared garden",
  domains: ["social", "physical"],
  confidence: 8,
  steps: [step],
};

const plan: WellnessPlanDocument = {
  document: "wellness-plan",
  format: 1,
  title: "My plan for the spring",
  supports: [{ id: "omar", name: "Omar" }],
  goals: [goal],
  backups: [{ cue: "rain all day", response: "we sow seeds on the windowsill" }],
};

/** What to call a document: its kind tells which fields it has. */
function called(it: AnyDocument): string {
  switch (it.document) {
    case "wellness-plan":
      return it.title ?? "My plan";
    case "goal":
      return it.statement;
    default:
      return it.document;
  }
}

// what the compiler refuses

// @ts-expect-error: a document needs its header
const bare: AnyDocument = goal;
// @ts-expect-error: a header needs its format
const half: AnyDocument = { document: "goal", statement: "Sleep through the night" };
// @ts-expect-error: a goal needs a statement
const empty: Goal = { why: "they are only small once" };
// @ts-expect-error: no goal has such a field
const other: Goal = { statement: "Walk to the sea", deadline: "2026-12-05" };
// @ts-expect-error: no such word
const word: Goal = { statement: "Walk to the sea", status: "nearly" };
// @ts-expect-error: a number is no text
const text: Goal = { statement: "Walk to the sea", confidence: "7" };
// @ts-expect-error: what is not there is left out
const none: Goal = { statement: "Walk to the sea", why: undefined };
// @ts-expect-error: another kind has other fields
const kind: AnyDocument = { document: "step", format: 1, statement: "Walk to the sea" };

console.log(JSON.stringify({ called: called(plan), plan }));
