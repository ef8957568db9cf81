import { useState, type ReactElement } from "react";
import type { Person } from "@/api/directory";
import { FormDrawer, SelectField, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { changes, useDirectoryChange, useOfferedUnits, useUnits } from "./calls";
import { optionsOf } from "./tree";
import styles from "./units.module.css";

/** A request to change the unit: for oneself to a unit that is offered, or for somebody under one. */
export function AskDrawer({ person, onClose }: { person?: Person; onClose: () => void }): ReactElement {
  const { t } = useTexts("units");
  const shared = useTexts();
  const offered = useOfferedUnits();
  const under = useUnits(person !== undefined);
  const send = useDirectoryChange(changes.ask);
  const [unit, setUnit] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const list = person ? under : offered;
  const options = person ? optionsOf(under.data ?? []).filter((one) => one.value !== person.unit_id) : (offered.data ?? []).map((one) => ({ value: one.id, label: one.name }));
  const missing = (value: string) => (tried && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const submit = () => {
    setTried(true);
    if (unit && reason.trim()) send.mutate({ unit_id: unit, reason: reason.trim(), ...(person ? { person_id: person.id } : {}) }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={person ? t("askForName", { name: person.name }) : t("ask")} label={t("send")} error={send.error ?? list.error} busy={send.isPending} waits={list.isPending} onSubmit={submit} onClose={onClose}>
      <p className={styles.quiet}>{t("askLead")}</p>
      {list.data && options.length === 0 ? <p>{t("nothingOffered")}</p> : null}
      <SelectField label={t("receiving")} value={unit} onChange={setUnit} empty={t("choose")} options={options} error={missing(unit)} required />
      <TextField label={t("reason")} value={reason} onChange={setReason} lines={3} maxLength={1000} error={missing(reason)} required />
    </FormDrawer>
  );
}
