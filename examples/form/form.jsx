// A page with one form: it shows the questions, sends what is filled in, and shows what to look at again.
import { useEffect, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import Form, { getDefaultRegistry } from "@rjsf/core";
import { customizeValidator } from "@rjsf/validator-ajv8";
import Ajv2020 from "ajv/dist/2020";
import { errorsOf, filled, formOf } from "./hints.js";

const { templates: Templates } = getDefaultRegistry();
const validator = customizeValidator({ AjvClass: Ajv2020 });
const idOf = ({ path }) => ["root", ...path.split("/").slice(1)].join("_");

function Page({ kind, schema, hints }) {
  const form = useMemo(() => formOf(schema, hints), [schema, hints]);
  const [answers, setAnswers] = useState({});
  const [findings, setFindings] = useState([]);
  const [said, setSaid] = useState({});
  const [saving, setSaving] = useState(false);
  const stood = useRef(null); // what had the focus; the browser takes it away while nothing can be typed

  useEffect(() => {
    if (saving) return;
    const first = findings.length ? document.getElementById(idOf(findings[0])) : null;
    (first ?? stood.current)?.focus();
  }, [saving, findings]);

  async function save() {
    // of a date or a number that is half typed, the browser gives nothing, and it would get lost unseen
    const half = [...document.querySelectorAll("#form input")].find((input) => input.validity.badInput);
    if (half) {
      half.reportValidity();
      return setSaid({ alert: "Not saved yet. A date or a number is only half there." });
    }
    const sent = filled(answers, form.schema) ?? {};
    setAnswers(sent); // rows without an answer go, so that each path leads to its row
    setSaid({});
    stood.current = document.activeElement;
    setSaving(true);
    try {
      const headers = { "Content-Type": "application/json" };
      const reply = await fetch(`/${kind}`, { method: "POST", headers, body: JSON.stringify(sent) });
      const { saved, findings = [] } = await reply.json();
      setFindings(findings);
      if (saved) {
        setAnswers(saved); // with its ids, so that to save it again is to save the same document
        setSaid({ status: "Saved. You can go on, and save again." });
      } else {
        const many = findings.length === 1 ? "One answer needs" : `${findings.length} answers need`;
        const elsewhere = findings.filter((finding) => !document.getElementById(idOf(finding)));
        const told = elsewhere.map(({ path, message }) => `${path || "The form"} ${message}.`);
        setSaid({ alert: [`Not saved yet. ${many} another look. All you wrote is still here.`, ...told].join(" ") });
      }
    } catch {
      setSaid({ alert: "This could not be saved. All you wrote is still here. Please try again." });
    }
    setSaving(false);
  }

  return (
    <>
      {/* what is typed while it is being saved would be lost to what comes back */}
      <fieldset disabled={saving}>
        <Form
          {...form}
          formData={answers}
          extraErrors={errorsOf(findings)}
          extraErrorsBlockSubmit={false}
          onChange={({ formData }) => {
            setAnswers(formData);
            setSaid({});
          }}
          onSubmit={save}
          validator={validator}
          noValidate
          noHtml5Validate
          showErrorList={false}
          templates={templates}
          uiSchema={{
            ...form.uiSchema,
            "ui:submitButtonOptions": { submitText: "Save" },
            "ui:globalOptions": { enableOptionalDataFieldForType: ["object"] },
          }}
        />
      </fieldset>
      <p role="status">{said.status}</p>
      <p role="alert">{said.alert}</p>
    </>
  );
}

/** What an entry of a list is called: "Step 2". */
const numbered = (id, title) => {
  const [index] = id.match(/(?<=_)\d+(?=__|$)/) ?? [];
  return index ? `${title} ${Number(index) + 1}` : title;
};

const templates = {
  BaseInputTemplate: (props) => (
    <Templates.BaseInputTemplate {...props} aria-invalid={props.rawErrors?.length ? true : undefined} />
  ),
  FieldTemplate({ id, label, required, ...props }) {
    // a group of boxes to tick has no input of its own that a label could be for
    if (props.schema.type === "array" && props.displayLabel) {
      return (
        <fieldset className="rjsf-field">
          <legend>{label}</legend>
          {props.description}
          {props.children}
          {props.errors}
        </fieldset>
      );
    }
    const entry = numbered(id, label) !== label; // an empty one may stand there
    return <Templates.FieldTemplate {...props} id={id} label={numbered(id, label)} required={required && !entry} />;
  },
  TitleFieldTemplate: ({ id, title, optionalDataControl }) => (
    <>
      <legend id={id}>{numbered(id, title)}</legend>
      {optionalDataControl}
    </>
  ),
  ArrayFieldTemplate(props) {
    const { items, uiSchema } = props;
    const first = { ...uiSchema, "ui:another": "Answer this", "ui:about": uiSchema["ui:title"] };
    return <Templates.ArrayFieldTemplate {...props} uiSchema={items.length ? uiSchema : first} />;
  },
  ArrayFieldItemTemplate: ({ children, buttonsProps, registry }) => (
    <div className="entry">
      {children}
      <registry.templates.ArrayFieldItemButtonsTemplate {...buttonsProps} />
    </div>
  ),
  OptionalDataControlsTemplate: ({ id, onAddClick, onRemoveClick, uiSchema }) => (
    <Button id={id} onClick={onAddClick ?? onRemoveClick} about={uiSchema["ui:title"]}>
      {onAddClick ? "Answer this" : "Take this out"}
    </Button>
  ),
  ButtonTemplates: {
    AddButton({ id, onClick, uiSchema }) {
      const add = (event) => {
        const list = event.currentTarget.closest("fieldset");
        onClick(event);
        setTimeout(() => list.querySelector(":scope > div > .entry:last-child :is(input, select, textarea)").focus());
      };
      return (
        <Button id={id} onClick={add} about={uiSchema["ui:about"]}>
          {uiSchema["ui:another"]}
        </Button>
      );
    },
    RemoveButton: (props) => <EntryButton {...props} text="Take out" />,
    MoveUpButton: (props) => <EntryButton {...props} text="Move up" />,
    MoveDownButton: (props) => <EntryButton {...props} text="Move down" />,
  },
};

const EntryButton = ({ id, onClick, disabled, uiSchema, text }) => (
  <Button id={id} onClick={onClick} disabled={disabled} about={numbered(id, uiSchema["ui:title"])}>
    {text}
  </Button>
);

const Button = ({ about, children, ...props }) => (
  <button type="button" aria-label={about && `${children}: ${about}`} {...props}>
    {children}
  </button>
);

const kind = new URLSearchParams(location.search).get("form") ?? "goal";
const made = await fetch(`/${kind}`).then((reply) => reply.json());
document.querySelector(`[href="?form=${kind}"]`).setAttribute("aria-current", "page");
document.querySelector("h1").textContent = document.title = made.hints.classes[made.hints.class].title;
createRoot(document.getElementById("form")).render(<Page kind={kind} {...made} />);
