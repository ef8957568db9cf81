import { useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { Person } from "@/api/directory";
import { useMoment } from "@/shared/format";
import { FormDrawer, SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Checkbox, ErrorState, Facts, Loading, Page, Panel, Tag } from "@/shared/ui";
import { useKeeper, useSession } from "../queries";
import { people, useDirectoryChange, usePerson, useUnits } from "./calls";
import { AskDrawer } from "./AskDrawer";
import { HeldRoles } from "./HeldRoles";
import { optionsOf } from "./tree";
import styles from "./units.module.css";

type Form = "edit" | "ask" | "place";

/** Somebody under one: reach, roles, where he works and has worked. */
export function PersonPage(): ReactElement {
  const { id = "" } = useParams();
  const { t } = useTexts("units");
  const found = usePerson(id);
  if (found.isError) {
    return (
      <Page title={t("person")} above={<Back />}>
        <ErrorState error={found.error} retry={() => void found.refetch()} />
      </Page>
    );
  }
  if (!found.data) {
    return (
      <Page title={t("person")} above={<Back />}>
        <Loading rows={8} />
      </Page>
    );
  }
  return <Somebody person={found.data} />;
}

function Back(): ReactElement {
  const { t } = useTexts("units");
  return <Link to="/units">{t("title")}</Link>;
}

function Somebody({ person }: { person: Person }): ReactElement {
  const { t } = useTexts("units");
  const words = useWords();
  const places = useKeeper().everywhere;
  const [form, setForm] = useState<Form | "">("");
  const shut = () => setForm("");
  return (
    <Page
      title={person.name}
      above={<Back />}
      below={person.is_active ? null : <Tag>{t("closedAccount")}</Tag>}
      actions={
        <>
          <Button type="primary" onClick={() => setForm("edit")}>
            {t("editPerson")}
          </Button>
          {person.unit ? <Button onClick={() => setForm("ask")}>{t("askFor")}</Button> : null}
          {!person.unit && places ? <Button onClick={() => setForm("place")}>{t("place")}</Button> : null}
        </>
      }
    >
      <Panel title={t("attributes")}>
        <Facts
          items={[
            [t("login"), person.login],
            [t("unit"), person.unit ? words(person.unit) : t("noUnit")],
            [t("jobTitle"), person.title || "—"],
            [t("phone"), person.phone || "—"],
            [t("mail"), person.mail || "—"],
          ]}
        />
      </Panel>
      <Panel title={t("roles")}>
        <HeldRoles person={person} />
      </Panel>
      <Panel title={t("employments")}>
        <Employments person={person} />
      </Panel>
      {form === "edit" ? <EditDrawer person={person} onClose={shut} /> : null}
      {form === "ask" ? <AskDrawer person={person} onClose={shut} /> : null}
      {form === "place" ? <PlaceDrawer person={person} onClose={shut} /> : null}
    </Page>
  );
}

function Employments({ person }: { person: Person }): ReactElement {
  const { t } = useTexts("units");
  const words = useWords();
  const moment = useMoment();
  if (person.employments.length === 0) return <p className={styles.quiet}>{t("noUnit")}</p>;
  return (
    <ul>
      {person.employments.map((one) => (
        <li key={one.since} className={styles.row}>
          <span>
            {words(one.unit)}
            {one.title ? <span className={styles.sub}>{one.title}</span> : null}
          </span>
          <span className={styles.quiet}>{one.until ? t("span", { since: moment(one.since), until: moment(one.until) }) : t("since", { since: moment(one.since) })}</span>
        </li>
      ))}
    </ul>
  );
}

/** Name, title, reach, and whether the account is open. Nobody closes his own. */
function EditDrawer({ person, onClose }: { person: Person; onClose: () => void }): ReactElement {
  const { t } = useTexts("units");
  const shared = useTexts();
  const session = useSession();
  const send = useDirectoryChange(people.change);
  const [draft, setDraft] = useState({ name: person.name, title: person.title, phone: person.phone, mail: person.mail, is_active: person.is_active });
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const submit = () => {
    if (draft.name.trim()) send.mutate({ id: person.id, ...draft, mail: draft.mail.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t("editPerson")} label={t("save")} error={send.error} busy={send.isPending} onSubmit={submit} onClose={onClose}>
      <TextField label={t("name")} value={draft.name} onChange={(name) => set({ name })} maxLength={100} error={draft.name.trim() ? undefined : shared.t("state.requiredMissing")} required />
      <TextField label={t("jobTitle")} value={draft.title} onChange={(title) => set({ title })} maxLength={100} />
      <TextField label={t("phone")} type="tel" value={draft.phone} onChange={(phone) => set({ phone })} maxLength={32} hint={t("reachHint")} autoComplete="off" />
      <TextField label={t("mail")} type="email" value={draft.mail} onChange={(mail) => set({ mail })} maxLength={254} autoComplete="off" />
      {session.data?.person?.id === person.id ? null : (
        <Checkbox checked={draft.is_active} onChange={(event) => set({ is_active: event.target.checked })}>
          {t("openAccount")}
        </Checkbox>
      )}
      {person.is_active && !draft.is_active ? <p className={styles.quiet}>{t("closingNote")}</p> : null}
    </FormDrawer>
  );
}

/** The first unit of somebody whom none has. */
function PlaceDrawer({ person, onClose }: { person: Person; onClose: () => void }): ReactElement {
  const { t } = useTexts("units");
  const shared = useTexts();
  const list = useUnits();
  const send = useDirectoryChange(people.place);
  const [unit, setUnit] = useState("");
  const [title, setTitle] = useState("");
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (unit) send.mutate({ id: person.id, unit_id: unit, title: title.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t("place")} label={t("place")} error={send.error ?? list.error} busy={send.isPending} waits={list.isPending} onSubmit={submit} onClose={onClose}>
      <SelectField label={t("unit")} value={unit} onChange={setUnit} empty={t("choose")} options={optionsOf(list.data ?? [])} error={tried && !unit ? shared.t("state.requiredMissing") : undefined} required />
      <TextField label={t("jobTitle")} value={title} onChange={setTitle} maxLength={100} />
    </FormDrawer>
  );
}
