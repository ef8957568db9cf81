import { useState, type ReactElement } from "react";
import type { AcceptanceFull, FormBox } from "@/api/acceptance";
import { FormDrawer, SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { useActOnAcceptance } from "../queries";
import { BY_HAND } from "./boxes";
import styles from "./acceptance.module.css";

/** The boxes of the form that are filled in by people; only what has changed is sent. */
export function FillDrawer({ found, onClose }: { found: AcceptanceFull; onClose: () => void }): ReactElement {
  const { t } = useTexts("acceptance");
  const send = useActOnAcceptance(found.contract_id);
  const boxes = found.form.boxes.filter((box) => !box.fixed && !BY_HAND.has(box.kind));
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(boxes.map((box) => [box.id, box.value])));
  const submit = () => {
    const form = Object.fromEntries(boxes.filter((box) => values[box.id] !== box.value).map((box) => [box.id, values[box.id] ?? ""]));
    if (Object.keys(form).length === 0) onClose();
    else send.mutate({ act: "fill_form", expected_seq: found.seq, form }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t("fill")} label={t("submit")} error={send.error} busy={send.isPending} onSubmit={submit} onClose={onClose}>
      <p className={styles.quiet}>{t("fillNote")}</p>
      {boxes.map((box) => (
        <Box key={box.id} box={box} value={values[box.id] ?? ""} onChange={(value) => setValues({ ...values, [box.id]: value })} />
      ))}
    </FormDrawer>
  );
}

function Box({ box, value, onChange }: { box: FormBox; value: string; onChange: (value: string) => void }): ReactElement {
  const shared = useTexts();
  const words = useWords();
  const label = words(box.label);
  if (box.kind === "choice") return <SelectField label={label} value={value} onChange={onChange} options={box.choices.map((one) => ({ value: one.zh, label: words(one) }))} empty={shared.t("state.choose")} />;
  if (box.kind === "date") return <TextField label={label} type="date" value={value} onChange={onChange} />;
  return <TextField label={label} value={value} onChange={onChange} maxLength={2_000} lines={box.kind === "text" ? 2 : 1} />;
}
