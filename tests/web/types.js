// Prints the TypeScript types of all documents, read off the schemas in a folder, and of the lists of words, as JSON.
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const [folder, lists] = process.argv.slice(2);
const nameOf = Object.fromEntries(Object.entries(JSON.parse(lists)).map(([name, list]) => [list, name]));
const words = {};
const parts = {};
const documents = {};

// a schema spells out a list of words wherever it stands; its type has one name
const withName = (_, value) => {
  if (!value?.enum) return value;
  const tsType = nameOf[value.enum];
  words[tsType] = value.enum;
  return { ...value, tsType };
};
const named = (name, { title, ...schema }) => ({ ...schema, title: name });

for (const file of readdirSync(folder).sort().filter((name) => name.endsWith(".schema.json"))) {
  const { $schema, $id, $defs = {}, ...schema } = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"), withName);
  for (const [name, part] of Object.entries($defs)) parts[name] = named(name, part);

  // a record alone is the same record with a header
  const kind = schema.properties.document.const;
  const name = kind.replace(/(?:^|-)./g, (letters) => letters.at(-1).toUpperCase());
  const { document, format, ...properties } = schema.properties;
  const header = ["document", "format"];
  const required = schema.required.filter((field) => !header.includes(field));
  parts[name] = named(name, { ...schema, properties, required });
  documents[`${name}Document`] = {
    title: `${name}Document`,
    description: `${schema.title}, as a document.`,
    extends: { $ref: `#/$defs/${name}` },
    type: "object",
    properties: { document, format },
    required: header,
    additionalProperties: false,
  };
}

const refs = Object.keys(documents).map((name) => ({ $ref: `#/$defs/${name}` }));
const all = { title: "AnyDocument", description: "Any document: its kind tells which.", oneOf: refs };
const says = "// Types of recoverytools' documents, made from the JSON Schemas beside this file.";
const spelled = Object.keys(words).sort().map((name) => {
  return `export type ${name} = ${words[name].map((word) => `"${word}"`).join(" | ")};`;
});
const bannerComment = [says, ...spelled].join("\n\n"); // what stands here is laid out as all the rest
const options = { bannerComment, ignoreMinAndMaxItems: true, style: { printWidth: 120 } };
process.stdout.write(await compile({ ...all, $defs: { ...parts, ...documents } }, "AnyDocument", options));
