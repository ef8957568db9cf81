import { useState, type FormEvent, type ReactElement } from "react";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Panel } from "@/shared/ui";
import { changes, useChange } from "../queries";
import { useFailure } from "./failure";
import styles from "./account.module.css";

/** A new password, typed twice. */
export function PasswordPanel({ guard }: { guard: (change: () => Promise<unknown>) => Promise<void> }): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const change = useChange(changes.password);
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const differ = second !== "" && first !== second;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!first || first !== second) return;
    const renew = async () => {
      await change.mutateAsync(first);
      setFirst("");
      setSecond("");
    };
    void guard(renew);
  };
  return (
    <Panel title={t("password.title")}>
      <form className={`${styles.form} ${styles.narrow}`} onSubmit={submit} noValidate>
        {change.isSuccess ? <Alert type="success" showIcon role="status" title={t("password.done")} /> : null}
        {change.isError ? <Alert type="error" showIcon role="alert" title={failure(change.error)} /> : null}
        <TextField label={t("password.first")} type="password" value={first} onChange={setFirst} autoComplete="new-password" hint={t("password.hint")} required />
        <TextField label={t("password.second")} type="password" value={second} onChange={setSecond} autoComplete="new-password" error={differ ? t("password.differ") : undefined} required />
        <div className={styles.buttons}>
          <Button htmlType="submit" loading={change.isPending}>
            {t("password.submit")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
