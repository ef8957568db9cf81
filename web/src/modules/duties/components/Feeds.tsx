import type { ReactElement } from "react";
import { useMoment } from "@/shared/format";
import { Refusal } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Drawer, ErrorState, Loading } from "@/shared/ui";
import { useFeeds, useMakeFeed, useRevokeFeed } from "../queries";
import styles from "./duties.module.css";

/** One's own calendar addresses: made, told once, revoked. */
export function Feeds({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTexts("duties");
  const moment = useMoment();
  const feeds = useFeeds();
  const make = useMakeFeed();
  const revoke = useRevokeFeed();
  const told = make.data?.path;
  return (
    <Drawer open onClose={onClose} size={520} title={t("feeds")}>
      <div className={styles.form}>
        <p>{t("feedsLead")}</p>
        {told ? <Alert type="success" showIcon title={t("feedTold")} description={<input className={styles.address} readOnly aria-label={t("feedAddress")} value={`${window.location.origin}${told}`} onFocus={(event) => event.target.select()} />} /> : null}
        {make.error ? <Refusal error={make.error} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
            {t("feedMake")}
          </Button>
        </div>
        {feeds.isPending ? <Loading rows={2} /> : null}
        {feeds.isError ? <ErrorState error={feeds.error} retry={() => void feeds.refetch()} /> : null}
        {feeds.data?.length === 0 ? <p className={styles.quiet}>{t("feedNone")}</p> : null}
        <ul className={styles.plain}>
          {feeds.data?.map((feed) => (
            <li key={feed.id} className={styles.feed}>
              {t("feedMade", { moment: moment(feed.made_at) })}
              <Button size="small" danger onClick={() => revoke.mutate(feed.id)} aria-label={t("feedRevokeOf", { moment: moment(feed.made_at) })}>
                {t("feedRevoke")}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Drawer>
  );
}
