import { useState, type FormEvent, type ReactElement } from "react";
import type { Caller, CallIn } from "@/api/intake";
import { isProblem } from "@/api/problem";
import { useIntake } from "@/modules/contracts";
import { fromZonedInput, serverNow, toZonedInput } from "@/shared/format";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, Panel } from "@/shared/ui";
import { useRegisterCall, useRinging } from "../queries";
import styles from "./intake.module.css";

interface Props {
  caller: Caller;
  call: string;
  onDone: () => void;
}

type Draft = CallIn["caller"] & { started: string; seconds: string; result: string; note: string; contract: string; level: string; title: string; number: string };

function blank(caller: Caller): Draft {
  const contact = caller.contacts[0];
  return {
    name: contact?.name ?? "",
    company: contact?.company ?? "",
    phone: contact?.phone || caller.number,
    mail: contact?.mail ?? "",
    address: contact?.address ?? "",
    started: toZonedInput(serverNow()),
    seconds: "60",
    result: "solved",
    note: "",
    contract: contact?.contract_id ?? "",
    level: "",
    title: "",
    number: "",
  };
}

/** The form of a call: who, when, how long, what came of it, and the case that it opens or belongs to. */
export function CallForm({ caller, call, onDone }: Props): ReactElement {
  const { t } = useTexts("intake");
  const shared = useTexts();
  const words = useWords();
  const known = useRinging().data;
  const register = useRegisterCall(call);
  const [draft, setDraft] = useState<Draft>(() => blank(caller));
  const set = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const opens = draft.result === "case_opened";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    register.mutate(ordered(caller, draft));
  };
  if (register.data) return <Done number={register.data.case_number} onDone={onDone} />;
  return (
    <Panel title={t("phone.call")}>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.two}>
          {(["name", "company", "phone", "mail", "address"] as const).map((field) => (
            <TextField key={field} label={t(`phone.${field}`)} value={draft[field]} maxLength={200} onChange={(value) => set({ [field]: value })} />
          ))}
        </div>
        <div className={styles.two}>
          <TextField label={t("phone.started")} required type="datetime-local" value={draft.started} onChange={(started) => set({ started })} />
          <TextField label={t("phone.length")} required type="number" value={draft.seconds} onChange={(seconds) => set({ seconds })} />
          <SelectField label={t("phone.result")} required value={draft.result} onChange={(result) => set({ result })} options={(known?.results ?? []).map((one) => ({ value: one.id, label: words(one.name) }))} />
        </div>
        <SelectField
          label={t("phone.contract")}
          required={opens}
          value={draft.contract}
          empty={shared.t(opens ? "state.choose" : "state.none")}
          onChange={(contract) => set({ contract, level: "" })}
          options={(known?.contracts ?? []).map((one) => ({ value: one.id, label: `${one.code} ${one.title}` }))}
        />
        {opens ? <NewCase draft={draft} set={set} /> : <CaseChoice caller={caller} draft={draft} set={set} />}
        <TextField label={t("phone.note")} lines={4} value={draft.note} maxLength={20_000} onChange={(note) => set({ note })} />
        {register.isError ? <Alert type="error" role="alert" title={isProblem(register.error) ? register.error.message : shared.t("state.offline")} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={register.isPending}>
            {t("phone.register")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** One of the caller's open cases; the number is typed where he has none. */
function CaseChoice({ caller, draft, set }: { caller: Caller; draft: Draft; set: (changes: Partial<Draft>) => void }): ReactElement {
  const { t } = useTexts("intake");
  const shared = useTexts();
  const required = draft.result === "case_updated";
  if (caller.cases.length === 0) return <TextField label={t("phone.caseNumber")} required={required} value={draft.number} maxLength={40} onChange={(number) => set({ number: number.trim() })} />;
  const options = caller.cases.map((one) => ({ value: one.number, label: `${one.number} ${one.title}` }));
  return <SelectField label={t("phone.caseNumber")} required={required} value={draft.number} empty={shared.t(required ? "state.choose" : "state.none")} onChange={(number) => set({ number })} options={options} />;
}

/** The title, and the level with what the contract says it means. */
function NewCase({ draft, set }: { draft: Draft; set: (changes: Partial<Draft>) => void }): ReactElement {
  const { t } = useTexts("intake");
  const shared = useTexts();
  const words = useWords();
  const levels = useIntake(draft.contract).data?.levels ?? [];
  const chosen = levels.find((level) => level.id === draft.level);
  return (
    <>
      <TextField label={t("phone.caseTitle")} required value={draft.title} maxLength={200} onChange={(title) => set({ title })} />
      <SelectField
        label={t("phone.level")}
        value={draft.level}
        empty={shared.t("state.choose")}
        onChange={(level) => set({ level })}
        options={levels.map((level) => ({ value: level.id, label: words(level.name) }))}
        hint={chosen ? words(chosen.meaning) : undefined}
      />
    </>
  );
}

function Done({ number, onDone }: { number: string; onDone: () => void }): ReactElement {
  const { t } = useTexts("intake");
  const shared = useTexts();
  return (
    <Panel>
      <div className={styles.form}>
        <Alert type="success" role="status" title={number ? t("phone.registeredCase", { number }) : t("phone.registered")} />
        <div className={styles.buttons}>
          {number ? (
            <Button type="primary" href={`/cases/${number}`}>
              {number}
            </Button>
          ) : null}
          <Button onClick={onDone}>{shared.t("state.close")}</Button>
        </div>
      </div>
    </Panel>
  );
}

function ordered(caller: Caller, draft: Draft): CallIn {
  const { name, company, phone, mail, address } = draft;
  const opens = draft.result === "case_opened";
  return {
    number: caller.number,
    caller: { name, company, phone, mail, address },
    person_id: caller.contacts[0]?.person_id ?? null,
    started_at: fromZonedInput(draft.started),
    seconds: Math.max(0, Math.round(Number(draft.seconds) || 0)),
    result: draft.result as CallIn["result"],
    note: draft.note,
    contract_id: draft.contract || null,
    case_number: opens ? "" : draft.number,
    title: draft.title,
    facts: opens && draft.level ? { level: draft.level } : {},
  };
}
