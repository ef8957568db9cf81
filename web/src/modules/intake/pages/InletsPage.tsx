import type { ReactElement } from "react";
import { useState } from "react";
import type { Inlet, InletShown } from "@/api/intake";
import { isProblem } from "@/api/problem";
import { useMoment } from "@/shared/format";
import { TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Loading, Page, Panel, Tag } from "@/shared/ui";
import { InletForm } from "../components/InletForm";
import { Tabs } from "../components/Tabs";
import { useInlets, useRotate, useSwitch } from "../queries";
import styles from "../components/intake.module.css";

export function InletsPage(): ReactElement {
  const { t } = useTexts("intake");
  const inlets = useInlets();
  const [shown, setShown] = useState<InletShown>();
  return (
    <Page title={t("inlets.title")} below={<Tabs />}>
      <div className={styles.columns}>
        <div className={styles.stack}>
          {shown?.secret ? <ShownOnce inlet={shown} /> : null}
          <Panel title={t("inlets.title")}>
            <p className={styles.quiet}>{t("inlets.lead")}</p>
            {inlets.isPending ? <Loading /> : null}
            {inlets.isError ? <ErrorState error={inlets.error} retry={() => void inlets.refetch()} /> : null}
            {inlets.data?.items.length === 0 ? <EmptyState title={t("inlets.empty")} note={t("inlets.emptyNote")} /> : null}
            {inlets.data?.items.map((inlet) => (
              <InletRow key={inlet.id} inlet={inlet} onShown={setShown} />
            ))}
          </Panel>
        </div>
        <div className={styles.stack}>
          {inlets.data ? <InletForm onMade={setShown} /> : null}
          {inlets.data ? (
            <Panel title={t("inlets.mailbox")}>
              <p className={inlets.data.mailbox ? styles.code : styles.quiet}>{inlets.data.mailbox || t("inlets.noMailbox")}</p>
            </Panel>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

function ShownOnce({ inlet }: { inlet: InletShown }): ReactElement {
  const { t } = useTexts("intake");
  return (
    <div className={styles.secret} role="status">
      <p>
        <strong>{t("inlets.shownOnce")}</strong>（{inlet.name}）
      </p>
      <p className={styles.code}>{inlet.secret}</p>
    </div>
  );
}

function InletRow({ inlet, onShown }: { inlet: Inlet; onShown: (shown: InletShown) => void }): ReactElement {
  const { t } = useTexts("intake");
  const shared = useTexts();
  const words = useWords();
  const moment = useMoment();
  const rotate = useRotate();
  const toggle = useSwitch();
  const [secret, setSecret] = useState("");
  const error = rotate.error ?? toggle.error;
  return (
    <div className={styles.row}>
      <span>
        <strong>{inlet.name}</strong> <Tag>{words(inlet.kind_name)}</Tag> <Tag strong={!inlet.is_active}>{t(inlet.is_active ? "inlets.open" : "inlets.closed")}</Tag>
        <span className={styles.sub}>
          {t("inlets.address")} <span className={styles.code}>{inlet.address}</span>
        </span>
        <span className={styles.sub}>
          {t("inlets.secret")} {t("inlets.generation", { count: inlet.generation })} · {t("inlets.used")} {inlet.last_used_at ? moment(inlet.last_used_at) : t("inlets.never")}
        </span>
      </span>
      <span className={styles.buttons}>
        {inlet.secret_is_theirs ? <TextField label={t("inlets.newSecret")} type="password" autoComplete="off" value={secret} maxLength={200} onChange={setSecret} /> : null}
        <Button loading={rotate.isPending} onClick={() => rotate.mutate({ id: inlet.id, secret }, { onSuccess: onShown })} aria-label={`${t("inlets.rotate")} ${inlet.name}`}>
          {t("inlets.rotate")}
        </Button>
        <Button loading={toggle.isPending} onClick={() => toggle.mutate({ id: inlet.id, active: !inlet.is_active })} aria-label={`${t(inlet.is_active ? "inlets.close" : "inlets.reopen")} ${inlet.name}`}>
          {t(inlet.is_active ? "inlets.close" : "inlets.reopen")}
        </Button>
      </span>
      {error ? <Alert type="error" role="alert" title={isProblem(error) ? error.message : shared.t("state.offline")} /> : null}
    </div>
  );
}
