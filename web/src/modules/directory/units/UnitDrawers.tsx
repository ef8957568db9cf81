import { useState, type ReactElement } from "react";
import type { Unit } from "@/api/directory";
import { FormDrawer, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Checkbox } from "@/shared/ui";
import { people, units, useDirectoryChange } from "./calls";
import { PersonPicker } from "./PersonPicker";
import styles from "./units.module.css";

interface Props {
  unit: Unit;
  onClose: () => void;
}

/** A name for something new, and what becomes of it. */
function NameDrawer<Answer>({ title, lead, label, make, onMade, onClose }: { title: string; lead: string; label: string; make: (name: string) => Promise<Answer>; onMade: (made: Answer) => void; onClose: () => void }): ReactElement {
  const { t } = useTexts();
  const send = useDirectoryChange(make);
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (name.trim()) send.mutate(name.trim(), { onSuccess: onMade });
  };
  return (
    <FormDrawer title={title} label={title} error={send.error} busy={send.isPending} onSubmit={submit} onClose={onClose}>
      <p className={styles.quiet}>{lead}</p>
      <TextField label={label} value={name} onChange={setName} maxLength={200} error={tried && !name.trim() ? t("state.requiredMissing") : undefined} required />
    </FormDrawer>
  );
}

export function OrganisationDrawer({ onMade, onClose }: { onMade: (unit: Unit) => void; onClose: () => void }): ReactElement {
  const { t } = useTexts("units");
  return <NameDrawer title={t("addOrganisation")} lead={t("organisationLead")} label={t("organisationName")} make={units.found} onMade={onMade} onClose={onClose} />;
}

export function AddUnitDrawer({ unit, onMade, onClose }: Props & { onMade: (unit: Unit) => void }): ReactElement {
  const { t } = useTexts("units");
  return <NameDrawer title={t("addUnit")} lead={t("addUnitLead", { name: unit.name })} label={t("unitName")} make={(name) => units.add({ parent_id: unit.id, name })} onMade={onMade} onClose={onClose} />;
}

/** The name of a unit, and whether people may ask to come to it. The organisation keeps its name. */
export function EditUnitDrawer({ unit, onClose }: Props): ReactElement {
  const { t } = useTexts("units");
  const shared = useTexts();
  const send = useDirectoryChange(units.change);
  const [name, setName] = useState(unit.name);
  const [offered, setOffered] = useState(unit.is_offered);
  const submit = () => {
    if (name.trim()) send.mutate({ id: unit.id, is_offered: offered, ...(unit.is_root ? {} : { name: name.trim() }) }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t("editUnit")} label={t("save")} error={send.error} busy={send.isPending} onSubmit={submit} onClose={onClose}>
      {unit.is_root ? null : <TextField label={t("unitName")} value={name} onChange={setName} maxLength={200} error={name.trim() ? undefined : shared.t("state.requiredMissing")} required />}
      <Checkbox checked={offered} onChange={(event) => setOffered(event.target.checked)}>
        {t("offer")}
      </Checkbox>
    </FormDrawer>
  );
}

export function CloseUnitDrawer({ unit, onClosed, onClose }: Props & { onClosed: () => void }): ReactElement {
  const { t } = useTexts("units");
  const send = useDirectoryChange(units.close);
  return (
    <FormDrawer title={t("closeUnit")} label={t("closeUnit")} error={send.error} busy={send.isPending} onSubmit={() => send.mutate(unit.id, { onSuccess: onClosed })} onClose={onClose}>
      <p>{t("closeLead", { name: unit.name })}</p>
    </FormDrawer>
  );
}

export function AdministratorDrawer({ unit, onClose }: Props): ReactElement {
  const { t } = useTexts("units");
  const shared = useTexts();
  const send = useDirectoryChange(units.name);
  const [person, setPerson] = useState("");
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (person) send.mutate({ unit: unit.id, person }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t("nameAdministrator")} label={t("nameAdministrator")} error={send.error} busy={send.isPending} onSubmit={submit} onClose={onClose}>
      <p className={styles.quiet}>{t("administratorLead", { name: unit.name })}</p>
      <PersonPicker label={t("person")} empty={t("choose")} error={tried && !person ? shared.t("state.requiredMissing") : undefined} onChange={setPerson} required />
    </FormDrawer>
  );
}

const BLANK = { login: "", name: "", title: "", phone: "", mail: "" };

/** Somebody new in a unit; he signs in by a code to the number or the address that is kept here. */
export function StaffDrawer({ unit, onMade, onClose }: Props & { onMade: (id: string) => void }): ReactElement {
  const { t } = useTexts("units");
  const shared = useTexts();
  const send = useDirectoryChange(people.add);
  const [draft, setDraft] = useState(BLANK);
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<typeof BLANK>) => setDraft({ ...draft, ...changes });
  const missing = (value: string) => (tried && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const submit = () => {
    setTried(true);
    if (draft.login.trim() && draft.name.trim()) send.mutate({ ...draft, login: draft.login.trim(), mail: draft.mail.trim(), unit_id: unit.id }, { onSuccess: (made) => onMade(made.id) });
  };
  return (
    <FormDrawer title={t("addPerson")} label={t("addPerson")} error={send.error} busy={send.isPending} onSubmit={submit} onClose={onClose}>
      <p className={styles.quiet}>{t("addPersonLead", { name: unit.name })}</p>
      <TextField label={t("name")} value={draft.name} onChange={(name) => set({ name })} maxLength={100} error={missing(draft.name)} required />
      <TextField label={t("login")} value={draft.login} onChange={(login) => set({ login })} maxLength={100} hint={t("loginHint")} error={missing(draft.login)} autoComplete="off" required />
      <TextField label={t("jobTitle")} value={draft.title} onChange={(title) => set({ title })} maxLength={100} />
      <TextField label={t("phone")} type="tel" value={draft.phone} onChange={(phone) => set({ phone })} maxLength={32} hint={t("reachHint")} autoComplete="off" />
      <TextField label={t("mail")} type="email" value={draft.mail} onChange={(mail) => set({ mail })} maxLength={254} autoComplete="off" />
    </FormDrawer>
  );
}
