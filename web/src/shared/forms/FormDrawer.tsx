import type { FormEvent, ReactElement, ReactNode } from "react";
import { flushSync } from "react-dom";
import { useTexts } from "@/shared/i18n";
import { Button, Drawer } from "@/shared/ui";
import { Refusal } from "./Refusal";
import styles from "./FormDrawer.module.css";

interface Props {
  title: string;
  /** What the button says that sends the form. */
  label: string;
  error: Error | null;
  /** The form has been sent and is not answered yet. */
  busy: boolean;
  /** Something that belongs to the form, as a file, is not there yet. */
  waits?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form beside the page. The first field that is not right gets the focus; what the server refuses stands above the buttons. */
export function FormDrawer({ title, label, error, busy, waits = false, onSubmit, onClose, children }: Props): ReactElement {
  const { t } = useTexts();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    flushSync(onSubmit);
    event.currentTarget.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  };
  return (
    <Drawer open onClose={onClose} size={520} title={title}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {children}
        {error ? <Refusal error={error} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={busy} disabled={waits}>
            {label}
          </Button>
          <Button onClick={onClose}>{t("state.cancel")}</Button>
        </div>
      </form>
    </Drawer>
  );
}
