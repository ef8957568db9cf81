import { useState, type FormEvent, type ReactElement } from "react";
import type { CaseDetail } from "@/api/desk";
import { Refusal, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Button, Panel } from "@/shared/ui";
import type { FormName } from "./forms";
import { useSign } from "./queries";
import { SignatureField } from "./SignatureField";
import styles from "./print.module.css";

/** The customer's opinion and signature under a form, before it is printed. */
export function SignPanel({ detail, form }: { detail: CaseDetail; form: FormName }): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const sign = useSign(detail.case.number);
  const [opinion, setOpinion] = useState("");
  const [name, setName] = useState("");
  const [drawing, setDrawing] = useState("");
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!opinion.trim() || !name.trim()) return;
    sign.mutate({ form, opinion: opinion.trim(), name: name.trim(), drawing, expected_seq: detail.case.seq });
  };
  return (
    <Panel title={t("print.sign")}>
      <form className={styles.signForm} onSubmit={submit} noValidate>
        <TextField label={t("print.opinion")} required lines={3} value={opinion} onChange={setOpinion} maxLength={20_000} error={missing(opinion)} />
        <TextField label={t("print.name")} required value={name} onChange={setName} maxLength={200} error={missing(name)} hint={t("print.nameHint")} autoComplete="name" />
        <SignatureField value={drawing} onChange={setDrawing} />
        {sign.error ? <Refusal error={sign.error} /> : null}
        <div>
          <Button type="primary" htmlType="submit" loading={sign.isPending}>
            {t("print.signNow")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
