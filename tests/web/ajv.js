// Judges documents by the schemas in a folder: a line {"kind", "document"} in, a line with the faults out.
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const warn = (text) => {
  throw new Error(text);
};
const ajv = new Ajv2020({ strict: true, logger: { log: warn, warn, error: warn } });
addFormats.default(ajv);

const [folder] = process.argv.slice(2);
const judges = {};
for (const name of readdirSync(folder).filter((name) => name.endsWith(".schema.json"))) {
  judges[name.replace(".schema.json", "")] = ajv.compile(JSON.parse(readFileSync(`${folder}/${name}`, "utf8")));
}

for await (const line of createInterface({ input: process.stdin })) {
  const { kind, document } = JSON.parse(line);
  const judge = judges[kind];
  console.log(JSON.stringify(judge(document) ? [] : judge.errors.map((e) => `${e.instancePath} ${e.message}`)));
}
