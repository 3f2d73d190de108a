"use strict";
// Shows a plan that is picked from this device. All that someone wrote goes through textContent: it is text, and runs nowhere.

const { schema, hints, notices } = JSON.parse(document.getElementById("known").textContent);
const classes = { [hints.class]: schema, ...schema.$defs };
const [file, said, away] = ["file", "said", "away"].map((id) => document.getElementById(id));
const main = document.querySelector("main");

const NEVER_UNSAID = { Medicine: "use", CareChoice: "wish" }; // others act on these: silence must not look like a yes
const NEVER_OFFERED = ["name", "never_offer"]; // all that is shown of a help line that the person does not want

file.addEventListener("change", async () => {
  away.click();
  if (!file.files.length) return;
  try {
    const plan = JSON.parse(await file.files[0].text());
    if (plan.document !== "wellness-plan") throw new Error();
    if (plan.format !== schema.properties.format.const) {
      said.textContent = "This plan comes from another release than this page. It is safe. A newer page can show it.";
      return;
    }
    main.replaceChildren(...new Shown(plan).whole());
    away.hidden = false;
    main.querySelector("h2").focus();
  } catch {
    main.replaceChildren();
    said.textContent = "This page cannot show that file. It shows plans that were saved as JSON.";
  }
});

away.addEventListener("click", () => {
  if (document.activeElement === away) {
    file.value = "";
    file.focus();
  }
  main.replaceChildren();
  said.textContent = "";
  away.hidden = true;
});

function made(tag, content = [], attributes = {}) {
  const it = Object.assign(document.createElement(tag), attributes);
  it.append(...[content].flat()); // a string becomes text
  return it;
}

const words = (text) => made("span", text);
const isText = (hint) => ["line", "paragraph", "long-text"].includes(hint.widget);
const isEmpty = (value) => value === undefined || value === "" || (Array.isArray(value) && !value.length);
const classOf = ({ $ref, items }) => ($ref ?? items?.$ref)?.split("/").at(-1);

class Shown {
  constructor(plan) {
    this.plan = plan;
    this.theirs = { className: "text", dir: "auto", ...(plan.language && { lang: plan.language }) };
    this.named = new Map();
    this.name(hints.class, plan);
    const choices = Object.entries(plan.word_choices ?? {}).map(([old, own]) => [old.toLowerCase(), own]);
    const longest = choices.map(([old]) => old).sort((a, b) => b.length - a.length);
    const any = longest.map((old) => old.replace(/[^\p{L}\p{N}]/gu, (sign) => `\\u{${sign.codePointAt().toString(16)}}`));
    this.choices = new Map(choices);
    this.chosen = any.length && new RegExp(`(?<![\\p{L}\\p{N}_])(?:${any.join("|")})(?![\\p{L}\\p{N}_])`, "giu");
  }

  /** What the person wrote, as they wrote it, in its own direction. */
  written(text) {
    return made("span", text, this.theirs);
  }

  /** One of our texts, in the words that the person chose. */
  say(text) {
    if (!this.chosen) return text;
    return text.replace(this.chosen, (found) => {
      const own = this.choices.get(found.toLowerCase());
      return found[0] === found[0].toLowerCase() ? own : own[0].toUpperCase() + own.slice(1);
    });
  }

  /** Note what each item at and below a model is called, by its id: the first words in it. */
  name(cls, model) {
    const { order, fields } = hints.classes[cls];
    const first = (cls === "BackupPlan" && model.response) || model[order.find((field) => isText(fields[field]) && model[field])];
    this.named.set(model.id, { model, first });
    for (const [field, property] of Object.entries(classes[cls].properties)) {
      const below = classOf(property);
      if (below && hints.classes[below]) for (const part of [model[field] ?? []].flat()) this.name(below, part);
    }
  }

  called(id) {
    const { model, first } = this.named.get(id) ?? {};
    if (first) return this.written(first);
    const other = model?.tool ?? model?.support ?? model?.resource; // a note without words goes by what it points to
    return other ? this.called(other) : words(this.say("something in your plan"));
  }

  whole() {
    const title = this.plan.title ? this.written(this.plan.title) : this.say(hints.classes[hints.class].title);
    const heading = made("h2", title, { tabIndex: -1 });
    const inShort = made("dl");
    const sections = [];
    for (const [label, shown, isSection] of this.laidOut()) {
      if (isSection) sections.push(made("section", [made("h3", label), shown]));
      else inShort.append(made("dt", label), made("dd", shown));
    }
    const mark = this.plan.private ? [this.mark()] : [];
    return [heading, ...mark, ...(inShort.childElementCount ? [inShort] : []), ...sections];
  }

  /** The answers of the plan; where the person laid out their pages, those that they named, in their order. */
  laidOut() {
    const all = new Map(this.answers(hints.class, this.plan).filter(([field]) => field !== "title")
      .map(([field, label, shown]) => [field, [label, shown, shown.nodeName !== "SPAN"]]));
    const pages = (this.plan.pages ?? []).map((page) => [`pages/${page.id}`, [this.written(page.heading), this.part("Page", { ...page, heading: "" }), true]]);
    const known = new Map([...all, ...pages]);
    const named = [...new Set(this.plan.layout ?? [])].filter((name) => known.has(name));
    return named.length ? named.map((name) => known.get(name)) : [...all.values()];
  }

  /** Each answer in a model: its field, what it is called, and an element that shows it. */
  answers(cls, model) {
    const { order, fields } = hints.classes[cls];
    const there = order.filter((field) => {
      const isCode = classes[cls].properties[field].pattern && isText(fields[field]); // for programs: a region, a language
      const isHere = !isEmpty(model[field]) || NEVER_UNSAID[cls] === field;
      return isHere && !isCode && (!model.never_offer || NEVER_OFFERED.includes(field));
    });
    return there.map((field) => [field, this.say(fields[field].label), this.answer(cls, field, model[field])]);
  }

  answer(cls, field, value) {
    const { widget, words: labels, unit } = hints.classes[cls].fields[field];
    const property = classes[cls].properties[field];
    const one = (each) => {
      if (widget === "part") return this.part(classOf(property), each);
      if (widget === "item") return this.called(each);
      if (widget === "choice") return words(Object.hasOwn(labels, each) ? this.say(labels[each]) : each);
      if (widget === "yes-no") return words(this.say(each ? "yes" : "no"));
      if (widget === "date") return words(day(each));
      if (typeof each === "number") return words(unit ? `${each} ${unit}` : String(each)); // and a zero is an answer
      return this.written(String(each));
    };
    if (isEmpty(value)) return words(this.say("not said"));
    if (!Array.isArray(value)) return one(value);
    if (widget === "part" || isText({ widget })) return made("ul", value.map((each) => made("li", one(each))));
    return made("span", value.flatMap((each, place) => (place ? ["; ", one(each)] : [one(each)])));
  }

  /** What is written in a model: its first words as they are, and all else beside what it is called. */
  part(cls, model) {
    const answers = this.answers(cls, model);
    const { order, fields } = hints.classes[cls];
    const isHead = answers[0]?.[0] === order[0] && isText(fields[order[0]]);
    const head = isHead ? [answers.shift()[2]] : [];
    const notice = notices[cls] ? [made("p", notices[cls], { className: "notice" })] : [];
    const mark = model.private ? [this.mark()] : [];
    const rest = answers.length ? [made("dl", answers.flatMap(([, label, shown]) => [made("dt", label), made("dd", shown)]))] : [];
    return made("div", [...notice, ...head, ...mark, ...rest]);
  }

  mark() {
    return made("span", ` (${this.say("private")})`, { className: "mark" });
  }
}

function day(text) {
  const [year, month, date] = text.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}
