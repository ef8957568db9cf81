import { useState, type FormEvent, type ReactElement } from "react";
import type { InletIn, InletKind, InletShown } from "@/api/intake";
import { isProblem } from "@/api/problem";
import { useContracts } from "@/modules/contracts";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, Panel } from "@/shared/ui";
import { useMakeInlet } from "../queries";
import styles from "./intake.module.css";

const KINDS: { id: InletKind; zh: string; en: string; theirs: boolean }[] = [
  { id: "generic", zh: "通用接口", en: "Generic", theirs: false },
  { id: "cti", zh: "电话系统（CTI）", en: "Telephone system (CTI)", theirs: false },
  { id: "dingtalk", zh: "钉钉机器人", en: "DingTalk robot", theirs: true },
  { id: "feishu", zh: "飞书机器人", en: "Feishu robot", theirs: true },
];
const BLANK = { name: "", kind: "generic", contract: "", secret: "" };

export function InletForm({ onMade }: { onMade: (shown: InletShown) => void }): ReactElement {
  const { t } = useTexts("intake");
  const shared = useTexts();
  const words = useWords();
  const contracts = useContracts();
  const make = useMakeInlet();
  const [draft, setDraft] = useState(BLANK);
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const kind = KINDS.find((one) => one.id === draft.kind);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given: InletIn = { name: draft.name.trim(), kind: kind?.id ?? "generic", contract_id: draft.contract || null, secret: kind?.theirs ? draft.secret : "" };
    make.mutate(given, {
      onSuccess: (made) => {
        setDraft(BLANK);
        onMade(made);
      },
    });
  };
  return (
    <Panel title={t("inlets.make")}>
      <form className={styles.form} onSubmit={submit}>
        <TextField label={t("inlets.name")} required value={draft.name} maxLength={100} onChange={(name) => set({ name })} />
        <SelectField label={t("inlets.kind")} required value={draft.kind} onChange={(chosen) => set({ kind: chosen })} options={KINDS.map((one) => ({ value: one.id, label: words(one) }))} />
        {kind?.theirs ? <TextField label={t("inlets.platformSecret")} required type="password" autoComplete="off" value={draft.secret} maxLength={200} onChange={(secret) => set({ secret })} hint={t("inlets.platformSecretHint")} /> : null}
        <SelectField
          label={t("inlets.contract")}
          value={draft.contract}
          empty={t("inlets.anyContract")}
          onChange={(contract) => set({ contract })}
          options={(contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))}
        />
        {make.isError ? <Alert type="error" role="alert" title={isProblem(make.error) ? make.error.message : shared.t("state.offline")} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t("inlets.submit")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
