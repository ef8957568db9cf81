import type { ReactElement } from "react";
import { useMoment } from "@/shared/format";
import { Refusal } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, ErrorState, Loading, Panel } from "@/shared/ui";
import { useAddBrowser, usePush, useRemoveBrowser } from "../queries";
import { canSubscribe, NotSubscribed, subscribe } from "./subscribing";
import styles from "./notify.module.css";

/** The person's browsers that take pushes, and this one's way to become one. */
export function PushPanel(): ReactElement {
  const { t } = useTexts("notify");
  const moment = useMoment();
  const push = usePush();
  const add = useAddBrowser();
  const remove = useRemoveBrowser();
  return (
    <Panel title={t("push.title")}>
      <p className={styles.quiet}>{t("push.lead")}</p>
      {push.isPending ? <Loading rows={2} /> : null}
      {push.isError ? <ErrorState error={push.error} retry={() => void push.refetch()} /> : null}
      {push.data?.browsers.length === 0 ? <p className={styles.quiet}>{t("push.none")}</p> : null}
      <ul className={styles.traces}>
        {push.data?.browsers.map((one) => (
          <li key={one.id} className={styles.lineHead}>
            <span>
              {one.device || one.host}
              <span className={styles.sub}>{t("push.since", { host: one.host, moment: moment(one.created_at) })}</span>
            </span>
            <Button onClick={() => remove.mutate(one.id)} loading={remove.isPending} aria-label={`${t("push.remove")} ${one.device}`}>
              {t("push.remove")}
            </Button>
          </li>
        ))}
      </ul>
      {remove.isError ? <Refusal error={remove.error} /> : null}
      {add.error instanceof NotSubscribed ? <Alert type="warning" showIcon role="alert" title={t(`push.${add.error.reason}`)} /> : null}
      {add.error && !(add.error instanceof NotSubscribed) ? <Refusal error={add.error} /> : null}
      {push.data ? (
        <div className={styles.buttons}>
          <Button disabled={!canSubscribe()} loading={add.isPending} onClick={() => add.mutate({ key: push.data.key, subscribe })}>
            {t("push.add")}
          </Button>
          {canSubscribe() ? null : <span className={styles.quiet}>{t("push.unsupported")}</span>}
        </div>
      ) : null}
    </Panel>
  );
}
