import { useState, type ReactElement } from "react";
import type { ActName, CaseDetail, Entry } from "@/api/desk";
import { isProblem } from "@/api/problem";
import { serverNow, useMoment } from "@/shared/format";
import { Refusal } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Drawer } from "@/shared/ui";
import { useWriteEntry } from "../queries";
import { ActForm } from "./ActForm";
import styles from "./ActForm.module.css";
import type { Filled } from "./values";

interface Props {
  detail: CaseDetail;
  act: ActName;
  preset: Record<string, string>;
  onClose: () => void;
}

/** The form of one act beside the case; what others wrote meanwhile is shown before it can be sent again. */
export function ActDrawer({ detail, act, preset, onClose }: Props): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const write = useWriteEntry(detail.case.number);
  const [known, setKnown] = useState(detail.case.seq);
  const [opened] = useState(() => detail.acts.find((one) => one.act === act));
  const stillOpen = detail.acts.some((one) => one.act === act);
  const isStale = isProblem(write.error, 409) && write.error.code === "stale";
  const news = detail.entries.filter((entry) => entry.seq > known);
  const send = (order: Filled, sent: () => void) => {
    setKnown(detail.case.seq);
    write.mutate({ ...order, act, expected_seq: detail.case.seq }, {
      onSuccess: () => {
        sent();
        onClose();
      },
    });
  };
  return (
    <Drawer open onClose={onClose} size={440} title={words(opened?.label)}>
      <div className={styles.notes}>
        {news.length > 0 ? <Alert type="warning" showIcon role="alert" title={t("act.changed")} description={<News entries={news} />} /> : null}
        {write.error && !isStale ? <Refusal error={write.error} /> : null}
        {stillOpen ? null : <Alert type="warning" showIcon title={t("act.noLonger")} />}
      </div>
      {opened ? <ActForm act={opened} number={detail.case.number} preset={preset} draft={`act.${detail.case.number}.${act}`} busy={write.isPending} onSubmit={send} onCancel={onClose} /> : null}
    </Drawer>
  );
}

function News({ entries }: { entries: Entry[] }): ReactElement {
  const words = useWords();
  const moment = useMoment();
  return (
    <ul className={styles.news}>
      {entries.map((entry) => (
        <li key={entry.seq}>{`${moment(entry.recorded_at, { near: serverNow() })} ${entry.actor.name} ${words(entry.label)}`}</li>
      ))}
    </ul>
  );
}
