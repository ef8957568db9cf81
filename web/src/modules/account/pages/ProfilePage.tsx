import { useRef, useState, type FormEvent, type ReactElement } from "react";
import type { Profile } from "@/api/account";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, ErrorState, Facts, Icon, Loading, Page, Panel } from "@/shared/ui";
import { SendButton } from "../components/CodeStep";
import { useConfirmed } from "../components/ConfirmDrawer";
import { useFailure } from "../components/failure";
import { AccountTabs } from "../components/Tabs";
import { portraits, reach, useProfile, useProfileChange } from "../registering";
import styles from "../components/account.module.css";

export function ProfilePage(): ReactElement {
  const { t } = useTexts("account");
  const profile = useProfile();
  return (
    <Page title={t("profile.title")} below={<AccountTabs />}>
      {profile.isPending ? <Loading /> : null}
      {profile.isError ? <ErrorState error={profile.error} retry={() => void profile.refetch()} /> : null}
      {profile.data ? (
        <div className={styles.columns}>
          <Panel title={profile.data.name}>
            <Facts
              items={[
                [t("profile.login"), profile.data.login],
                [t("profile.organisation"), profile.data.organisation || t("profile.none")],
                [t("register.phone"), profile.data.phone || t("profile.none")],
                [t("profile.mail"), profile.data.mail || t("profile.none")],
              ]}
            />
          </Panel>
          <PortraitPanel profile={profile.data} />
          {profile.data.codes.length > 0 ? <ReachPanel channels={profile.data.codes} /> : null}
        </div>
      ) : null}
    </Page>
  );
}

function PortraitPanel({ profile }: { profile: Profile }): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const put = useProfileChange(portraits.put);
  const drop = useProfileChange(portraits.drop);
  const [version, setVersion] = useState(0);
  const file = useRef<HTMLInputElement>(null);
  const choose = (chosen: File | undefined) => {
    if (chosen) put.mutate(chosen, { onSuccess: () => setVersion(version + 1) });
    if (file.current) file.current.value = "";
  };
  return (
    <Panel title={t("portrait.title")}>
      <div className={styles.picture}>
        {profile.portrait ? <img className={styles.portrait} src={`/api/account/people/${profile.id}/portrait?v=${version}`} alt={t("portrait.of", { name: profile.name })} /> : <span className={styles.portrait}><Icon name="person" size={56} /></span>}
        <div className={styles.stack}>
          <p className={styles.quiet}>{t("portrait.lead")}</p>
          {put.isError || drop.isError ? <Alert type="error" showIcon role="alert" title={failure(put.error ?? drop.error)} /> : null}
          <div className={styles.buttons}>
            <input ref={file} type="file" accept="image/png,image/jpeg,image/webp" hidden aria-label={t("portrait.choose")} onChange={(event) => choose(event.target.files?.[0])} />
            <Button loading={put.isPending} onClick={() => file.current?.click()}>
              {t("portrait.choose")}
            </Button>
            {profile.portrait ? (
              <Button danger loading={drop.isPending} onClick={() => drop.mutate()}>
                {t("portrait.drop")}
              </Button>
            ) : null}
          </div>
        </div>
      </div>
    </Panel>
  );
}

/** A new number or address, proven by a code that goes there. */
function ReachPanel({ channels }: { channels: string[] }): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const { guard, drawer } = useConfirmed();
  const ask = useProfileChange(reach.ask);
  const change = useProfileChange(reach.change);
  const [to, setTo] = useState("");
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const take = async () => {
      await change.mutateAsync(code.trim());
      setTo("");
      setCode("");
    };
    if (code.trim()) void guard(take);
  };
  const failed = failure(change.error ?? ask.error);
  return (
    <Panel title={t("reach.title")}>
      <form className={`${styles.form} ${styles.narrow}`} onSubmit={submit} noValidate>
        {change.isSuccess ? <Alert type="success" showIcon role="status" title={t("reach.done")} /> : null}
        {failed ? <Alert type="error" showIcon role="alert" title={failed} /> : null}
        <TextField label={t(channels.length > 1 ? "reach.either" : channels[0] === "sms" ? "reach.phone" : "reach.mail")} value={to} onChange={setTo} maxLength={200} required />
        <SendButton
          pending={ask.isPending}
          disabled={!to.trim()}
          onSend={(sent) =>
            void guard(async () => {
              sent((await ask.mutateAsync(to.trim())).again_seconds);
            })
          }
        />
        <TextField label={t("code.code")} value={code} onChange={setCode} autoComplete="one-time-code" maxLength={10} required />
        <div className={styles.buttons}>
          <Button htmlType="submit" loading={change.isPending}>
            {t("reach.submit")}
          </Button>
        </div>
      </form>
      {drawer}
    </Panel>
  );
}

