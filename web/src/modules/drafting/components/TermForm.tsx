import { useState, type ReactElement } from "react";
import type { KindFact, ReviewFull } from "@/api/drafting";
import { FormDrawer, SelectField, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { choicesOf } from "../choices";
import { useSay } from "../queries";
import { factText, valueOf, type ShownTerm } from "../terms";
import type { Picked } from "./PaperView";
import styles from "./drafting.module.css";

interface Props {
  review: ReviewFull;
  kinds: Record<string, KindFact[]>;
  /** The term to correct; null for a new one. */
  term: ShownTerm | null;
  picked: Picked | null;
  onClose: () => void;
}

/** The facts of a term; the server keeps it only when each figure stands in the passage. */
export function TermForm({ review, kinds, term, picked, onClose }: Props): ReactElement {
  const { t } = useTexts("drafting");
  const say = useSay(review.id);
  const [kind, setKind] = useState(term?.kind ?? "target");
  const [texts, setTexts] = useState<Record<string, string>>(() => Object.fromEntries(Object.entries(term?.value ?? {}).map(([name, value]) => [name, factText(value)])));
  const facts = kinds[kind] ?? [];
  const passages = new Map(review.passages.map((one) => [one.id, one.text]));
  const words = picked?.words ?? [...new Set(term?.evidence.map((one) => passages.get(one.passage)))].join(" · ");
  const send = () => {
    const value = valueOf(facts, texts);
    const isDrafted = term !== null && term.said !== "added";
    const saying = isDrafted ? { said: "corrected" as const, term: term.id, kind: "", value, evidence: [] } : { said: "added" as const, term: term?.id ?? "", kind, value, evidence: term?.evidence ?? (picked ? [picked.evidence] : []) };
    say.mutate(saying, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t(term ? "correctTitle" : "addTitle")} label={t("save")} error={say.error} busy={say.isPending} onSubmit={send} onClose={onClose}>
      <blockquote aria-label={t("chosen")}>{words}</blockquote>
      {term ? null : <SelectField label={t("filter.kind")} required value={kind} onChange={setKind} options={Object.keys(kinds).map((one) => ({ value: one, label: t(`kind.${one}`) }))} />}
      {facts.map((fact) => (
        <FactField key={`${kind}.${fact.name}`} kind={kind} fact={fact} value={texts[fact.name] ?? ""} onChange={(text) => setTexts((before) => ({ ...before, [fact.name]: text }))} />
      ))}
    </FormDrawer>
  );
}

interface FieldProps {
  kind: string;
  fact: KindFact;
  value: string;
  onChange: (text: string) => void;
}

function FactField({ kind, fact, value, onChange }: FieldProps): ReactElement {
  const { t } = useTexts("drafting");
  const label = t(`fact.${fact.name}`);
  const choices = fact.form === "true or false" ? ["true", "false"] : choicesOf(kind, fact.name);
  const isOne = fact.form === "choice" || fact.form === "true or false";
  if (isOne) return <SelectField label={label} required={fact.required} value={value} onChange={onChange} empty={t("notSaid")} options={choices.map((one) => ({ value: one, label: t(`choice.${one}`) }))} />;
  if (fact.form === "list of choices") return <SeveralField label={label} choices={choices} value={value} onChange={onChange} />;
  const isList = fact.form.startsWith("list of");
  return <TextField label={label} required={fact.required} value={value} onChange={onChange} maxLength={2000} hint={isList ? t("listHint") : undefined} />;
}

function SeveralField({ label, choices, value, onChange }: { label: string; choices: string[]; value: string; onChange: (text: string) => void }): ReactElement {
  const { t } = useTexts("drafting");
  const chosen = value.split("，").filter(Boolean);
  const toggle = (one: string) => onChange((chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]).join("，"));
  return (
    <fieldset className={styles.several}>
      <legend>{label}</legend>
      {choices.map((one) => (
        <label key={one}>
          <input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} /> {t(`choice.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
