// What rjsf needs to know, read off the schema of a class and its hints.

/** The schema and the uiSchema of a form that asks all the hints ask, in their order. */
export function formOf(schema, hints) {
  const objects = { [hints.class]: schema, ...schema.$defs };

  function part(name) {
    const { order, fields } = hints.classes[name];
    const { properties, required = [] } = objects[name];
    // whoever has the whole plan can offer its items to choose from; a form of one tool has none
    const asked = order.filter((field) => fields[field].widget !== "item");
    const made = asked.map((field) => [field, one(properties[field], fields[field])]);
    const column = (key) => Object.fromEntries(made.map(([field, form]) => [field, form[key]]));
    const needed = required.filter((field) => asked.includes(field));
    return { schema: { type: "object", required: needed, properties: column("schema") }, uiSchema: column("uiSchema") };
  }

  function one({ $ref, description, default: _, ...schema }, hint) {
    const texts = { "ui:title": hint.question, "ui:description": help(hint) };
    if (schema.type === "array") return list(schema, hint, texts);
    if ($ref) {
      const form = part($ref.split("/").at(-1));
      return { schema: form.schema, uiSchema: { ...texts, ...form.uiSchema } };
    }
    const { ask, ...ui } = WIDGETS[hint.widget]?.(schema, hint) ?? {};
    return { schema: { ...schema, ...ask }, uiSchema: { ...texts, ...ui } };
  }

  function list({ items, ...schema }, hint, texts) {
    if (hint.words) {
      const ui = { "ui:widget": "checkboxes", "ui:enumNames": hint.words };
      return { schema: { ...schema, items, uniqueItems: true }, uiSchema: { ...texts, ...ui } };
    }
    const entry = one(items, { ...hint, help: "", examples: [], unit: "" });
    const title = items.$ref ? hints.classes[items.$ref.split("/").at(-1)].title : hint.label;
    return {
      schema: { ...schema, items: entry.schema },
      uiSchema: { ...texts, "ui:another": hint.another ?? "One more", items: { ...entry.uiSchema, "ui:title": title } },
    };
  }

  return part(hints.class);
}

const help = ({ help, unit, examples = [] }) =>
  [help, unit && `In ${unit}.`, examples.length && `For example: ${examples.join("; ")}.`].filter(Boolean).join(" ");

const WIDGETS = {
  paragraph: () => ({ "ui:widget": "textarea", "ui:rows": 3 }),
  "long-text": () => ({ "ui:widget": "textarea", "ui:rows": 10 }),
  choice: (_, { words }) => ({ "ui:enumNames": words }),
  // a slider would have to stand somewhere, and no answer is not a zero
  scale: ({ minimum, maximum }) => ({
    ask: { enum: Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index) },
  }),
  time: () => ({ "ui:options": { inputType: "time" } }),
};

/** What was filled in, by the form's schema: empty answers and rows are left out, what was not asked is not touched. */
export function filled(value, schema) {
  if (!schema) return value;
  if (Array.isArray(value)) {
    const there = value.map((item) => filled(item, schema.items)).filter((item) => item !== undefined);
    return there.length ? there : undefined;
  }
  if (value !== null && typeof value === "object") {
    const answers = Object.entries(value).map(([key, item]) => [key, filled(item, schema.properties[key])]);
    const there = answers.filter(([, item]) => item !== undefined);
    return there.length ? Object.fromEntries(there) : undefined;
  }
  return value === "" || value === null ? undefined : value;
}

/** Findings as rjsf's extraErrors: each beside the field that its path leads to. */
export function errorsOf(findings) {
  const errors = {};
  for (const { path, message } of findings) {
    let place = errors;
    for (const key of path.split("/").slice(1)) place = place[key] ??= {};
    (place.__errors ??= []).push(`This ${message}.`);
  }
  return errors;
}
