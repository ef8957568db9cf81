import { useState, type ReactElement } from "react";
import type { KnowledgeAct } from "@/api/knowledge";
import { CardChoice, FormDrawer, type Option, SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Checkbox } from "@/shared/ui";
import styles from "./knowledge.module.css";

export type Filled = Record<string, string | boolean>;

interface Props {
  act: KnowledgeAct;
  preset: Filled;
  owners?: Option[];
  busy: boolean;
  error: Error | null;
  onSubmit: (filled: Filled) => void;
  onClose: () => void;
}

const LINES: Record<string, number> = { title: 0, body: 16 };

/** The form of one act beside the page: its fields from the server's table. */
export function ActDrawer({ act, preset, owners = [], busy, error, onSubmit, onClose }: Props): ReactElement {
  const { t } = useTexts("knowledge");
  const shared = useTexts();
  const words = useWords();
  const [filled, setFilled] = useState<Filled>(() => Object.fromEntries([...act.required, ...act.optional].map((name) => [name, preset[name] ?? ""])));
  const [tried, setTried] = useState(false);
  const set = (name: string, value: string | boolean) => setFilled((before) => ({ ...before, [name]: value }));
  const missing = (name: string) => (tried && act.required.includes(name) && !String(filled[name] ?? "").trim() ? shared.t("state.requiredMissing") : undefined);
  const submit = () => {
    setTried(true);
    if (act.required.every((name) => String(filled[name] ?? "").trim())) onSubmit(Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== "" && value !== false)));
  };
  return (
    <FormDrawer title={words(act.label)} label={t("submit")} error={error} busy={busy} onSubmit={submit} onClose={onClose}>
      {act.act === "describe" ? <p className={styles.quiet}>{t("problem.change")}</p> : null}
      {[...act.required, ...act.optional].map((name) => (
        <ActField key={name} name={name} value={filled[name] ?? ""} required={act.required.includes(name)} error={missing(name)} owners={owners} onChange={(value) => set(name, value)} />
      ))}
    </FormDrawer>
  );
}

interface FieldProps {
  name: string;
  value: string | boolean;
  required: boolean;
  error: string | undefined;
  owners: Option[];
  onChange: (value: string | boolean) => void;
}

function ActField({ name, value, required, error, owners, onChange }: FieldProps): ReactElement {
  const { t } = useTexts("knowledge");
  const shared = useTexts();
  if (name === "resolve_cases") {
    return (
      <div>
        <Checkbox checked={value === true} onChange={(event) => onChange(event.target.checked)}>
          {t("problem.resolveCases")}
        </Checkbox>
        <p className={styles.quiet}>{t("problem.resolveHint")}</p>
      </div>
    );
  }
  if (name === "audience") return <AudienceChoice value={String(value)} onChange={onChange} />;
  if (name === "owner") return <SelectField label={t("field.owner")} required={required} value={String(value)} onChange={onChange} options={owners} empty={shared.t("state.choose")} error={error} />;
  const lines = LINES[name] ?? 4;
  return <TextField label={t(`field.${name}`)} required={required} value={String(value)} onChange={onChange} error={error} maxLength={name === "title" ? 200 : 20_000} {...(lines ? { lines } : {})} {...(name === "body" ? { hint: t("article.bodyHint") } : {})} />;
}

export function AudienceChoice({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactElement {
  const { t } = useTexts("knowledge");
  return <CardChoice label={t("article.audience")} name="audience" required value={value} onChange={onChange} options={[{ value: "vendor", label: t("audience.vendor") }, { value: "both", label: t("audience.both") }]} />;
}
