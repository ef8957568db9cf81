import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactElement } from "react";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, ErrorState, Loading, QRCode } from "@/shared/ui";
import type { AppSetUp } from "../queries";
import { useFailure } from "./failure";
import styles from "./account.module.css";

interface Props {
  how: AppSetUp;
  submit: string;
  onTaken: (codes: string[]) => void;
}

/** Setting up an app: the secret as a picture and to type, and the first password that the app shows. */
export function AppForm({ how, submit, onTaken }: Props): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const offer = useQuery({ queryKey: ["totp-offer", how.name], queryFn: how.offer, staleTime: Infinity, gcTime: 0, retry: false });
  const take = useMutation({ mutationFn: how.take, onSuccess: (taken) => onTaken(taken.recovery_codes) });
  const [code, setCode] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim()) take.mutate(code);
  };
  if (offer.isPending) return <Loading rows={4} />;
  if (offer.isError) return <ErrorState error={offer.error} retry={() => void offer.refetch()} />;
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <ol className={styles.steps}>
        <li>{t("app.install")}</li>
        <li>{t("app.scan")}</li>
        <li>{t("app.type")}</li>
      </ol>
      <div className={styles.picture}>
        <div role="img" aria-label={t("app.picture")}>
          <QRCode value={offer.data.address} type="svg" size={168} color="#16252c" bgColor="#ffffff" />
        </div>
        <p>
          <span className={styles.sub}>{t("app.secret")}</span>
          <span className={styles.code}>{offer.data.secret.match(/.{1,4}/g)?.join(" ")}</span>
        </p>
      </div>
      {take.isError ? <Alert type="error" showIcon role="alert" title={failure(take.error)} /> : null}
      <TextField label={t("second.totp")} value={code} onChange={setCode} autoComplete="one-time-code" maxLength={10} required />
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={take.isPending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
