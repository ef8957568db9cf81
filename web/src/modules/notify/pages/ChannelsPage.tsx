import { useState, type ReactElement } from "react";
import type { EndpointShown } from "@/api/notify";
import { useHolds } from "@/modules/directory";
import { useTexts } from "@/shared/i18n";
import { ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { EndpointForm } from "../components/EndpointForm";
import { LaneCard } from "../components/LaneCard";
import { Tabs } from "../components/Tabs";
import { useChannels } from "../queries";
import styles from "../components/notify.module.css";

export function ChannelsPage(): ReactElement {
  const { t } = useTexts("notify");
  const channels = useChannels();
  const keeps = useHolds("administrator");
  const [shown, setShown] = useState<EndpointShown>();
  return (
    <Page title={t("channels.title")} below={<Tabs />}>
      <div className={keeps ? styles.columns : styles.stack}>
        <div className={styles.stack}>
          {shown?.secret ? (
            <div className={styles.secret} role="status">
              <p>
                <strong>{t("channels.shownOnce")}</strong>（{shown.name}）
              </p>
              <p className={styles.code}>{shown.secret}</p>
            </div>
          ) : null}
          <Panel title={t("channels.health")}>
            <p className={styles.quiet}>{t("channels.lead")}</p>
            {channels.isPending ? <Loading /> : null}
            {channels.isError ? <ErrorState error={channels.error} retry={() => void channels.refetch()} /> : null}
            {channels.data?.lanes.map((lane) => (
              <LaneCard key={lane.lane} lane={lane} keeps={keeps} />
            ))}
          </Panel>
        </div>
        {keeps && channels.data ? <EndpointForm kinds={channels.data.kinds} onMade={setShown} /> : null}
      </div>
    </Page>
  );
}
