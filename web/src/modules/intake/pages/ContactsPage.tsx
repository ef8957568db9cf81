import { useState, type FormEvent, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import type { CallerContact, Contacts } from "@/api/intake";
import { isProblem } from "@/api/problem";
import { fromZonedInput, serverNow, toZonedInput, useMoment } from "@/shared/format";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, DataTable, ErrorState, Loading, Page, Panel, Tag, type Column } from "@/shared/ui";
import { Tabs } from "../components/Tabs";
import { useContacts, useNoteChange, useRinging } from "../queries";
import styles from "../components/intake.module.css";

export function ContactsPage(): ReactElement {
  const { t } = useTexts("intake");
  const [query, setQuery] = useSearchParams();
  const known = useRinging();
  const contracts = known.data?.contracts ?? [];
  const contract = query.get("contract") ?? contracts[0]?.id ?? "";
  const contacts = useContacts(contract);
  return (
    <Page title={t("contacts.title")} below={<Tabs />}>
      <Panel>
        <div className={styles.form}>
          <p className={styles.quiet}>{t("contacts.lead")}</p>
          <SelectField label={t("phone.contract")} required value={contract} onChange={(id) => setQuery({ contract: id })} options={contracts.map((one) => ({ value: one.id, label: `${one.code} ${one.title}` }))} />
        </div>
      </Panel>
      {known.isError ? <ErrorState error={known.error} retry={() => void known.refetch()} /> : null}
      {contract !== "" && contacts.isPending ? <Loading /> : null}
      {contacts.isError ? <ErrorState error={contacts.error} retry={() => void contacts.refetch()} /> : null}
      {contacts.data ? (
        <div className={styles.columns}>
          <div className={styles.stack}>
            <Panel title={t("contacts.who")} flush>
              <People people={contacts.data.contacts} />
            </Panel>
            <Notices contacts={contacts.data} />
          </div>
          <ChangeForm key={contract} contract={contract} people={contacts.data.contacts} />
        </div>
      ) : null}
    </Page>
  );
}

function People({ people }: { people: CallerContact[] }): ReactElement {
  const { t } = useTexts("intake");
  const columns: Column<CallerContact>[] = [
    { key: "name", title: t("phone.name"), phone: "lead", cell: (row) => [row.name, row.title].filter(Boolean).join(" · ") },
    { key: "may", title: t("arrivals.state"), cell: (row) => <Tag strong={row.may_ask}>{t(row.may_ask ? "phone.mayAsk" : "phone.mayNotAsk")}</Tag> },
    { key: "phone", title: t("phone.phone"), nowrap: true, cell: (row) => row.phone },
    { key: "mail", title: t("phone.mail"), cell: (row) => row.mail },
  ];
  return <DataTable caption={t("contacts.who")} columns={columns} rows={people} rowKey={(row) => row.name} />;
}

function Notices({ contacts }: { contacts: Contacts }): ReactElement {
  const { t } = useTexts("intake");
  const moment = useMoment();
  return (
    <Panel title={t("contacts.notices")}>
      {contacts.notices.length === 0 ? <p className={styles.quiet}>{t("contacts.noNotices")}</p> : null}
      {contacts.notices.map((one) => (
        <div key={`${one.noted_at} ${one.name}`} className={styles.row}>
          <span>
            {one.name && one.leaving ? t("contacts.arrow", { name: one.name, leaving: one.leaving }) : t(one.name ? "contacts.added" : "contacts.only", { name: one.name || one.leaving })}
            <span className={styles.sub}>{t("contacts.noted", { name: one.noted_by, moment: moment(one.noted_at) })}</span>
            {one.due_at ? <span className={styles.sub}>{t("contacts.due", { moment: moment(one.due_at) })}</span> : null}
          </span>
          {one.due_at ? <Tag strong={one.late}>{t(one.late ? "contacts.late" : "contacts.inTime")}</Tag> : null}
        </div>
      ))}
    </Panel>
  );
}

function ChangeForm({ contract, people }: { contract: string; people: CallerContact[] }): ReactElement {
  const { t } = useTexts("intake");
  const shared = useTexts();
  const note = useNoteChange(contract);
  const [draft, setDraft] = useState({ leaving: "", name: "", phone: "", mail: "", since: toZonedInput(serverNow()) });
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { since, ...given } = draft;
    note.mutate({ ...given, changed_at: fromZonedInput(since) }, { onSuccess: () => set({ leaving: "", name: "", phone: "", mail: "" }) });
  };
  return (
    <Panel title={t("contacts.note")}>
      <form className={styles.form} onSubmit={submit}>
        <SelectField label={t("contacts.leaves")} value={draft.leaving} empty={shared.t("state.none")} onChange={(leaving) => set({ leaving })} options={people.filter((one) => one.may_ask).map((one) => ({ value: one.name, label: one.name }))} />
        <TextField label={t("contacts.comes")} value={draft.name} maxLength={100} onChange={(name) => set({ name })} />
        <TextField label={t("phone.phone")} type="tel" value={draft.phone} maxLength={32} onChange={(phone) => set({ phone })} />
        <TextField label={t("phone.mail")} type="email" value={draft.mail} maxLength={254} onChange={(mail) => set({ mail })} />
        <TextField label={t("contacts.since")} required type="datetime-local" value={draft.since} onChange={(since) => set({ since })} />
        {note.isError ? <Alert type="error" role="alert" title={isProblem(note.error) ? note.error.message : shared.t("state.offline")} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={note.isPending}>
            {t("contacts.note")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
