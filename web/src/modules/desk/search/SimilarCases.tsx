import { useEffect, useState, type ReactElement } from "react";
import { Link } from "react-router";
import type { SimilarCase } from "@/api/search";
import { KnownHints } from "@/modules/knowledge";
import { serverNow, useMoment } from "@/shared/format";
import { Refusal, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, StateMark } from "@/shared/ui";
import { useJoinCase, useSimilar } from "./queries";
import styles from "./SimilarCases.module.css";

const STILL = 400;

interface Props {
  contract: string;
  title: string;
  description?: string;
  system?: string;
}

/** While a report is written: whether others have it too, what solved it, and joining the case that is there. */
export function SimilarCases({ contract, title, description = "", system = "" }: Props): ReactElement | null {
  const { t } = useTexts("desk");
  const text = useStill(`${title}\u0000${system}\u0000${description.slice(0, 1000)}`);
  const [stillTitle = "", stillSystem = "", stillDescription = ""] = text.split("\u0000");
  const similar = useSimilar({ contract_id: contract, title: stillTitle, system: stillSystem, description: stillDescription });
  const [joining, setJoining] = useState("");
  const items = contract ? (similar.data?.items ?? []) : [];
  return (
    <section className={styles.similar} aria-label={t("similar.title")}>
      <p role="status" className="visually-hidden">
        {items.length > 0 ? t("similar.count", { count: items.length }) : ""}
      </p>
      {items.length > 0 ? (
        <>
          <h2>{t("similar.title")}</h2>
          <p className={styles.lead}>{t("similar.lead")}</p>
          <ul className={styles.list}>
            {items.map((one) => (
              <Similar key={one.number} found={one} isJoining={joining === one.number} onJoin={(open) => setJoining(open ? one.number : "")} />
            ))}
          </ul>
        </>
      ) : null}
      <KnownHints contract={contract} title={stillTitle} description={stillDescription} />
    </section>
  );
}

function Similar({ found, isJoining, onJoin }: { found: SimilarCase; isJoining: boolean; onJoin: (open: boolean) => void }): ReactElement {
  const { t } = useTexts("desk");
  const moment = useMoment();
  return (
    <li className={styles.one}>
      <p className={styles.above}>
        <span className={styles.number}>{found.number}</span>
        <StateMark kind="caseState" value={found.state} />
        <span className={styles.quiet}>{moment(found.reported_at, { near: serverNow() })}</span>
      </p>
      <Link to={`/cases/${found.number}`} target="_blank" rel="noreferrer">
        {found.title}
        <span className="visually-hidden">{t("similar.newPage")}</span>
      </Link>
      {found.solution ? <p className={styles.solution}>{t("similar.solution", { text: found.solution })}</p> : null}
      {found.joined > 0 ? <p className={styles.quiet}>{t("similar.joined", { count: found.joined })}</p> : null}
      {found.is_open ? <Join found={found} isOpen={isJoining} onOpen={onJoin} /> : null}
    </li>
  );
}

function Join({ found, isOpen, onOpen }: { found: SimilarCase; isOpen: boolean; onOpen: (open: boolean) => void }): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const join = useJoinCase();
  const [note, setNote] = useState("");
  const [affected, setAffected] = useState("");
  if (join.isSuccess) return <Alert type="success" showIcon role="status" title={t("similar.added", { number: found.number })} description={<Link to={`/cases/${found.number}`}>{t("similar.toCase")}</Link>} />;
  if (!isOpen) {
    return (
      <div>
        <Button size="small" onClick={() => onOpen(true)} aria-label={t("similar.sameOf", { number: found.number })}>
          {t("similar.same")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.join}>
      <TextField label={t("similar.affected")} value={affected} onChange={setAffected} maxLength={200} />
      <TextField label={t("similar.note")} value={note} onChange={setNote} lines={2} maxLength={2000} />
      {join.error ? <Refusal error={join.error} /> : null}
      <div className={styles.buttons}>
        <Button type="primary" loading={join.isPending} onClick={() => join.mutate({ number: found.number, seq: found.seq, note: note.trim(), affected: affected.trim() })}>
          {t("similar.add")}
        </Button>
        <Button onClick={() => onOpen(false)}>{shared.t("state.cancel")}</Button>
      </div>
    </div>
  );
}

/** The text once nothing has been typed for a moment. */
function useStill(text: string): string {
  const [still, setStill] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setStill(text), STILL);
    return () => clearTimeout(timer);
  }, [text]);
  return still;
}
