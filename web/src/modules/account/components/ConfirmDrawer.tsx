import { useState, type FormEvent, type ReactElement } from "react";
import { isProblem } from "@/api/problem";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Drawer } from "@/shared/ui";
import { changes, useChange } from "../queries";
import { useFailure } from "./failure";
import styles from "./account.module.css";

/** Runs a change; when it asks who one is first, the drawer does, and the change runs again. */
export function useConfirmed(): { guard: (change: () => Promise<unknown>) => Promise<void>; drawer: ReactElement } {
  const [waiting, setWaiting] = useState<() => Promise<unknown>>();
  const guard = async (change: () => Promise<unknown>) => {
    try {
      await change();
    } catch (error) {
      if (isProblem(error, 403) && error.code === "confirm_first") setWaiting(() => change);
    }
  };
  const drawer = (
    <ConfirmDrawer
      open={waiting !== undefined}
      onClose={() => setWaiting(undefined)}
      onConfirmed={() => {
        setWaiting(undefined);
        if (waiting) void guard(waiting);
      }}
    />
  );
  return { guard, drawer };
}

function ConfirmDrawer({ open, onClose, onConfirmed }: { open: boolean; onClose: () => void; onConfirmed: () => void }): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const confirm = useChange(changes.confirm);
  const [password, setPassword] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!password) return;
    confirm.mutate({ password, code: "" }, { onSuccess: onConfirmed });
    setPassword("");
  };
  return (
    <Drawer open={open} onClose={onClose} title={t("confirm.title")} size={420} destroyOnHidden>
      <form className={styles.form} onSubmit={send} noValidate>
        <p>{t("confirm.lead")}</p>
        {confirm.isError ? <Alert type="error" showIcon role="alert" title={failure(confirm.error)} /> : null}
        <TextField label={t("signIn.password")} type="password" value={password} onChange={setPassword} autoComplete="current-password" required />
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {t("confirm.submit")}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
