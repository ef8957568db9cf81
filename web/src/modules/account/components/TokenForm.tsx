import { useState, type FormEvent, type ReactElement } from "react";
import type { NewToken, TokenScope } from "@/api/account";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, Checkbox } from "@/shared/ui";
import { useFailure } from "./failure";
import styles from "./account.module.css";

const LIVES = [30, 90, 180, 365];

interface Props {
  scopes: TokenScope[];
  pending: boolean;
  error: unknown;
  onSubmit: (given: NewToken, done: () => void) => void;
}

/** A new token: its name, how long it lasts, and what it opens. */
export function TokenForm({ scopes, pending, error, onSubmit }: Props): ReactElement {
  const { t } = useTexts("account");
  const words = useWords();
  const failure = useFailure();
  const [name, setName] = useState("");
  const [days, setDays] = useState(String(LIVES[1]));
  const [chosen, setChosen] = useState<string[]>([]);
  const [missing, setMissing] = useState(false);
  const turn = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  const done = () => {
    setName("");
    setChosen([]);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const whole = name.trim() !== "" && chosen.length > 0;
    setMissing(!whole);
    if (whole) onSubmit({ name: name.trim(), scopes: chosen, days: Number(days) }, done);
  };
  const failed = missing ? t("tokens.missing") : failure(error);
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <TextField label={t("tokens.name")} value={name} onChange={setName} maxLength={60} hint={t("tokens.nameHint")} required />
      <SelectField label={t("tokens.life")} value={days} onChange={setDays} options={LIVES.map((one) => ({ value: String(one), label: t("tokens.days", { days: one }) }))} required />
      <fieldset className={styles.plain}>
        <legend className={styles.legend}>{t("tokens.scopes")}</legend>
        {scopes.map((one) => (
          <Checkbox key={one.id} checked={chosen.includes(one.id)} onChange={(event) => turn(one.id, event.target.checked)}>
            {words(one.label)}
          </Checkbox>
        ))}
      </fieldset>
      {scopes.length === 0 ? <p className={styles.quiet}>{t("tokens.noScopes")}</p> : null}
      {failed ? <Alert type="error" showIcon role="alert" title={failed} /> : null}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={pending} disabled={scopes.length === 0}>
          {t("tokens.make")}
        </Button>
        <Button disabled={scopes.length === 0} onClick={() => setChosen(scopes.filter((one) => one.reads).map((one) => one.id))}>
          {t("tokens.reads")}
        </Button>
      </div>
    </form>
  );
}
