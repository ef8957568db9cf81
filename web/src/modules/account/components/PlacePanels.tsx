import type { ReactElement } from "react";
import type { Device, OpenSession } from "@/api/account";
import { useMoment } from "@/shared/format";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Panel, Tag } from "@/shared/ui";
import { changes, useChange } from "../queries";
import type { FactorProps } from "./AppPanel";
import { useFailure } from "./failure";
import styles from "./account.module.css";

/** Where one is signed in: from which browser and address, and when it was last used. */
export function SessionPanel({ sessions, guard }: { sessions: OpenSession[]; guard: FactorProps["guard"] }): ReactElement {
  const { t } = useTexts("account");
  const moment = useMoment();
  const failure = useFailure();
  const end = useChange(changes.endSession);
  const endOthers = useChange(changes.endOthers);
  const failed = failure(end.error ?? endOthers.error);
  return (
    <Panel
      title={t("sessions.title")}
      aside={
        sessions.length > 1 ? (
          <Button loading={endOthers.isPending} onClick={() => void guard(() => endOthers.mutateAsync())}>
            {t("sessions.endOthers")}
          </Button>
        ) : null
      }
    >
      {failed ? <Alert type="error" showIcon role="alert" title={failed} /> : null}
      {sessions.length === 0 ? <p className={styles.quiet}>{t("sessions.empty")}</p> : null}
      <ul>
        {sessions.map((one) => (
          <li key={one.id} className={styles.row}>
            <span>
              <strong>{one.device || t("unknownDevice")}</strong> {one.current ? <Tag strong>{t("sessions.current")}</Tag> : null}
              <span className={styles.sub}>
                {t(`sessions.how.${one.how}`)} · {one.address}
              </span>
              <span className={styles.sub}>{t("sessions.seen", { since: moment(one.since), seen: moment(one.seen_at) })}</span>
            </span>
            {one.current ? null : (
              <Button danger loading={end.isPending} aria-label={`${t("sessions.end")} ${one.device} ${one.address}`} onClick={() => void guard(() => end.mutateAsync(one.id))}>
                {t("sessions.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Browsers that spare their owner the second factor. */
export function DevicePanel({ devices }: { devices: Device[] }): ReactElement {
  const { t } = useTexts("account");
  const moment = useMoment();
  const failure = useFailure();
  const drop = useChange(changes.dropDevice);
  return (
    <Panel title={t("devices.title")}>
      {drop.isError ? <Alert type="error" showIcon role="alert" title={failure(drop.error)} /> : null}
      {devices.length === 0 ? <p className={styles.quiet}>{t("devices.empty")}</p> : null}
      <ul>
        {devices.map((one) => (
          <li key={one.id} className={styles.row}>
            <span>
              <strong>{one.device || t("unknownDevice")}</strong>
              <span className={styles.sub}>{t("devices.since", { since: moment(one.since), until: moment(one.until), address: one.address })}</span>
            </span>
            <Button danger loading={drop.isPending} aria-label={`${t("devices.drop")} ${one.device}`} onClick={() => drop.mutate(one.id)}>
              {t("devices.drop")}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
