import { useState, type ReactElement } from "react";
import type { NoticeBook } from "@/api/notices";
import { FormDrawer, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
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
  const submit = () => {
    setTried(true);
    if (receiver.trim() && address.trim()) change.mutate({ receiver: receiver.trim(), address: address.trim(), phone: phone.trim(), mail: mail.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t("change")} label={t("submit")} error={change.error} busy={change.isPending} onSubmit={submit} onClose={onClose}>
      <p className={styles.quiet}>{lead}</p>
      <TextField label={t("receiver")} required value={receiver} onChange={setReceiver} error={missing(receiver)} maxLength={200} />
      <TextField label={t("address")} required value={address} onChange={setAddress} error={missing(address)} maxLength={200} />
      <TextField label={t("phone")} type="tel" value={phone} onChange={setPhone} maxLength={200} />
      <TextField label={t("mail")} type="email" value={mail} onChange={setMail} maxLength={200} />
    </FormDrawer>
  );
}
