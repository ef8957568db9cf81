import { useState, type ReactElement } from "react";
import type { PlaceSwitch, Registration } from "@/api/account";
import { useMoment } from "@/shared/format";
import { TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, Checkbox, EmptyState, ErrorState, Loading, Page, PagedRows, Panel } from "@/shared/ui";
import { useFailure } from "../components/failure";
import { AccountTabs } from "../components/Tabs";
import { useAllPlaces, useDecide, useRegistrations, useSetPlaces } from "../registering";
import styles from "../components/account.module.css";

const STATES = ["waiting", "approved", "declined"] as const;

export function RegistrationsPage(): ReactElement {
  const { t } = useTexts("account");
  const [state, setState] = useState<(typeof STATES)[number]>("waiting");
  const list = useRegistrations(state);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("registrations.title")} below={<AccountTabs />}>
      <Panel
        title={t(`registrations.state.${state}`)}
        aside={
          <div className={styles.buttons}>
            {STATES.map((one) => (
              <Button key={one} type={one === state ? "primary" : "default"} aria-pressed={one === state} onClick={() => setState(one)}>
                {t(`registrations.state.${one}`)}
              </Button>
            ))}
          </div>
        }
      >
        <PagedRows list={list} count={rows.length} empty={<EmptyState title={t("registrations.empty")} />}>
          <ul>
            {rows.map((row) => (
              <RegistrationRow key={row.id} row={row} />
            ))}
          </ul>
        </PagedRows>
      </Panel>
      <PlacesPanel />
    </Page>
  );
}

function RegistrationRow({ row }: { row: Registration }): ReactElement {
  const { t } = useTexts("account");
  const moment = useMoment();
  const words = useWords();
  const failure = useFailure();
  const decide = useDecide();
  const [declining, setDeclining] = useState(false);
  const [note, setNote] = useState("");
  return (
    <li className={styles.row}>
      <span>
        <strong>{row.name}</strong> · {row.organisation}
        {row.source ? <span className={styles.sub}>{t("registrations.by", { source: words(row.source), login: row.login })}</span> : null}
        <span className={styles.sub}>{t("registrations.asked", { phone: row.phone || row.mail || t("registrations.noMail"), moment: moment(row.at) })}</span>
        {row.decided_at ? <span className={styles.sub}>{t("registrations.decided", { name: row.decided_by, moment: moment(row.decided_at) })}</span> : null}
        {row.note ? <span className={styles.sub}>{t("registrations.note", { note: row.note })}</span> : null}
      </span>
      {row.state === "waiting" && !declining ? (
        <span className={styles.buttons}>
          <Button type="primary" loading={decide.isPending} aria-label={`${t("registrations.approve")} ${row.name}`} onClick={() => decide.mutate({ id: row.id })}>
            {t("registrations.approve")}
          </Button>
          <Button aria-label={`${t("registrations.decline")} ${row.name}`} onClick={() => setDeclining(true)}>
            {t("registrations.decline")}
          </Button>
        </span>
      ) : null}
      {declining ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (note.trim()) decide.mutate({ id: row.id, note: note.trim() });
          }}
        >
          <TextField label={t("registrations.reason")} value={note} onChange={setNote} maxLength={100} hint={t("registrations.reasonHint")} required />
          <span className={styles.buttons}>
            <Button htmlType="submit" danger loading={decide.isPending}>
              {t("registrations.decline")}
            </Button>
            <Button onClick={() => setDeclining(false)}>{t("cancel")}</Button>
          </span>
        </form>
      ) : null}
      {decide.isError ? <Alert type="error" showIcon role="alert" title={failure(decide.error)} /> : null}
    </li>
  );
}

/** Which units people may choose when they register. */
function PlacesPanel(): ReactElement {
  const { t } = useTexts("account");
  const places = useAllPlaces();
  return (
    <Panel title={t("places.title")}>
      {places.isPending ? <Loading /> : null}
      {places.isError ? <ErrorState error={places.error} retry={() => void places.refetch()} /> : null}
      {places.data ? <PlacesForm places={places.data.items} /> : null}
    </Panel>
  );
}

function PlacesForm({ places }: { places: PlaceSwitch[] }): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const save = useSetPlaces();
  const [open, setOpen] = useState(places.filter((one) => one.open).map((one) => one.id));
  const turn = (id: string, on: boolean) => setOpen(on ? [...open, id] : open.filter((one) => one !== id));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(open);
      }}
    >
      <p className={styles.quiet}>{t("places.lead")}</p>
      <fieldset className={styles.plain}>
        <legend className="visually-hidden">{t("places.title")}</legend>
        {places.map((one) => (
          <Checkbox key={one.id} checked={open.includes(one.id)} onChange={(event) => turn(one.id, event.target.checked)}>
            {one.name}
          </Checkbox>
        ))}
      </fieldset>
      {save.isSuccess ? <Alert type="success" showIcon role="status" title={t("rules.done")} /> : null}
      {save.isError ? <Alert type="error" showIcon role="alert" title={failure(save.error)} /> : null}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("rules.submit")}
        </Button>
      </div>
    </form>
  );
}
