import { useState, type FormEvent, type ReactElement } from "react";
import type { ArrivalDetail } from "@/api/intake";
import { isProblem } from "@/api/problem";
import { CardChoice, SelectField, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Checkbox, Panel } from "@/shared/ui";
import { useRinging, useSettle, type Settling } from "../queries";
import styles from "./intake.module.css";

const WAYS = ["open", "append", "decline"] as const;

/** What a seat does about an arrival: one of three ways, each on record. */
export function SettleForm({ arrival }: { arrival: ArrivalDetail }): ReactElement {
  const { t } = useTexts("intake");
  const shared = useTexts();
  const contracts = useRinging().data?.contracts ?? [];
  const settle = useSettle(arrival.id);
  const [draft, setDraft] = useState<Settling>({ how: "open", contract: arrival.contract_id ?? "", number: "", note: "", tell: false });
  const set = (changes: Partial<Settling>) => setDraft({ ...draft, ...changes });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    settle.mutate(draft);
  };
  return (
    <Panel title={t("settle.title")}>
      <form className={styles.form} onSubmit={submit}>
        <CardChoice
          label={t("settle.how")}
          name="how"
          required
          value={draft.how}
          onChange={(how) => set({ how: WAYS.find((way) => way === how) ?? "open" })}
          options={WAYS.map((way) => ({ value: way, label: t(`settle.${way}`), note: t(`settle.${way}Note`) }))}
        />
        {draft.how === "open" ? (
          <SelectField
            label={t("settle.contract")}
            required
            value={draft.contract}
            empty={shared.t("state.choose")}
            onChange={(contract) => set({ contract })}
            options={contracts.map((one) => ({ value: one.id, label: `${one.code} ${one.title}` }))}
          />
        ) : null}
        {draft.how === "append" ? <TextField label={t("settle.number")} required value={draft.number} maxLength={40} onChange={(number) => set({ number: number.trim() })} /> : null}
        <TextField label={t(draft.how === "decline" ? "settle.reason" : "settle.note")} required={draft.how === "decline"} value={draft.note} lines={3} maxLength={200} onChange={(note) => set({ note })} />
        {draft.how === "decline" && arrival.channel === "mail" ? (
          <Checkbox checked={draft.tell} onChange={(event) => set({ tell: event.target.checked })}>
            {t("settle.tell")}
          </Checkbox>
        ) : null}
        {settle.isError ? <Alert type="error" role="alert" title={isProblem(settle.error) ? settle.error.message : shared.t("state.offline")} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={settle.isPending}>
            {t("settle.submit")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
