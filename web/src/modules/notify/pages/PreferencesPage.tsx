import { useState, type FormEvent, type ReactElement } from "react";
import type { Preferences } from "@/api/notify";
import { Refusal, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Checkbox, DataTable, ErrorState, Facts, Loading, Page, Panel, type Column } from "@/shared/ui";
import { PushPanel } from "../components/PushPanel";
import { Tabs } from "../components/Tabs";
import { usePreferences, useSetPreferences } from "../queries";
import styles from "../components/notify.module.css";

const CHANNELS = ["mail", "sms", "push"] as const;
type Kind = Preferences["kinds"][number];
type ChannelId = Preferences["channels"][number]["id"];

export function PreferencesPage(): ReactElement {
  const { t } = useTexts("notify");
  const found = usePreferences();
  return (
    <Page title={t("preferences.title")} below={<Tabs />}>
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data ? <PreferenceForm found={found.data} /> : null}
      <PushPanel />
    </Page>
  );
}

/** The server writes 22:00:00, a time field takes 22:00. */
const minutes = (time: string | null) => time?.slice(0, 5) ?? "";

function PreferenceForm({ found }: { found: Preferences }): ReactElement {
  const { t } = useTexts("notify");
  const save = useSetPreferences();
  const [off, setOff] = useState(() => new Set(found.kinds.flatMap((kind) => kind.off.map((channel) => `${kind.id}:${channel}`))));
  const [from, setFrom] = useState(minutes(found.quiet_from));
  const [until, setUntil] = useState(minutes(found.quiet_until));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const pairs = [...off].map((one) => {
      const [kind = "", channel] = one.split(":");
      return { kind, channel: CHANNELS.find((known) => known === channel) ?? "mail" };
    });
    save.mutate({ off: pairs, quiet_from: from || null, quiet_until: until || null, timezone: found.timezone });
  };
  const toggle = (key: string, wanted: boolean) => {
    const next = new Set(off);
    if (wanted) next.delete(key);
    else next.add(key);
    setOff(next);
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <p className={styles.quiet}>{t("preferences.lead")}</p>
      <Panel title={t("preferences.reach")}>
        <Facts
          items={[
            [t("preferences.mail"), found.mail || t("preferences.none")],
            [t("preferences.phone"), found.phone || t("preferences.none")],
          ]}
        />
      </Panel>
      <Panel title={t("preferences.kinds")} flush>
        <KindTable found={found} isOff={(key) => off.has(key)} toggle={toggle} />
      </Panel>
      <Panel title={t("preferences.quiet")}>
        <div className={styles.try}>
          <TextField label={t("preferences.from")} type="time" value={from} onChange={setFrom} />
          <TextField label={t("preferences.until")} type="time" value={until} onChange={setUntil} />
        </div>
        <p className={styles.quiet}>{t("preferences.quietNote")}</p>
      </Panel>
      {save.isError ? <Refusal error={save.error} /> : null}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("preferences.save")}
        </Button>
        {save.isSuccess ? <span role="status">{t("preferences.saved")}</span> : null}
      </div>
    </form>
  );
}

function KindTable({ found, isOff, toggle }: { found: Preferences; isOff: (key: string) => boolean; toggle: (key: string, wanted: boolean) => void }): ReactElement {
  const { t } = useTexts("notify");
  const words = useWords();
  const choice = (kind: Kind, channel: ChannelId, name: string) => {
    const key = `${kind.id}:${channel}`;
    return <Checkbox checked={kind.binding || !isOff(key)} disabled={kind.binding} onChange={(event) => toggle(key, event.target.checked)} aria-label={`${words(kind.name)} ${name}`} />;
  };
  const columns: Column<Kind>[] = [
    {
      key: "kind",
      title: t("preferences.kind"),
      phone: "lead",
      cell: (kind) => (
        <span>
          {words(kind.name)}
          {kind.binding ? <span className={styles.sub}>{t("preferences.always")}</span> : null}
        </span>
      ),
    },
    ...found.channels.map((channel): Column<Kind> => ({ key: channel.id, title: words(channel.name), cell: (kind) => choice(kind, channel.id, words(channel.name)) })),
  ];
  return <DataTable caption={t("preferences.kinds")} columns={columns} rows={found.kinds} rowKey={(kind) => kind.id} />;
}
