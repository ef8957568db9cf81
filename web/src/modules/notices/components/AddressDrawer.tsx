import { useState, type FormEvent, type ReactElement } from "react";
import type { NoticeBook } from "@/api/notices";
import { Refusal, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Button, Drawer } from "@/shared/ui";
import { useChangeAddress } from "../queries";
import styles from "./notices.module.css";

interface Props {
  book: NoticeBook;
  lead: string;
  onClose: () => void;
}

/** Where notices to one's own side are to go, beginning from the address told last. */
export function AddressDrawer({ book, lead, onClose }: Props): ReactElement {
  const { t } = useTexts("notices");
  const shared = useTexts();
  const change = useChangeAddress(book.contract_id);
  const latest = book.addresses.filter((one) => one.side === book.mine).at(-1);
  const [receiver, setReceiver] = useState(latest?.receiver ?? "");
  const [address, setAddress] = useState(latest?.address ?? "");
  const [phone, setPhone] = useState(latest?.phone ?? "");
  const [mail, setMail] = useState(latest?.mail ?? "");
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (receiver.trim() && address.trim()) change.mutate({ receiver: receiver.trim(), address: address.trim(), phone: phone.trim(), mail: mail.trim() }, { onSuccess: onClose });
  };
  return (
    <Drawer open onClose={onClose} size={520} title={t("change")}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.quiet}>{lead}</p>
        <TextField label={t("receiver")} required value={receiver} onChange={setReceiver} error={missing(receiver)} maxLength={200} />
        <TextField label={t("address")} required value={address} onChange={setAddress} error={missing(address)} maxLength={200} />
        <TextField label={t("phone")} type="tel" value={phone} onChange={setPhone} maxLength={200} />
        <TextField label={t("mail")} type="email" value={mail} onChange={setMail} maxLength={200} />
        {change.error ? <Refusal error={change.error} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t("submit")}
          </Button>
          <Button onClick={onClose}>{shared.t("state.cancel")}</Button>
        </div>
      </form>
    </Drawer>
  );
}
