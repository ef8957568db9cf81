import type { ReactElement } from "react";
import { Link } from "react-router";
import type { MessageDetail, TraceLine } from "@/api/notify";
import { useMoment } from "@/shared/format";
import { Refusal } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Drawer, ErrorState, Facts, Loading, Tag } from "@/shared/ui";
import { useMessage, useSendAgain } from "../queries";
import { MessageMark, TraceMark } from "./marks";
import styles from "./notify.module.css";

/** A message whole: its words, where it stands, and its proof line by line. */
export function ProofDrawer({ id, onClose }: { id: number; onClose: () => void }): ReactElement {
  const { t } = useTexts("notify");
  const message = useMessage(id);
  return (
    <Drawer open onClose={onClose} size={520} title={t("proof.title")}>
      {message.isPending ? <Loading /> : null}
      {message.isError ? <ErrorState error={message.error} retry={() => void message.refetch()} /> : null}
      {message.data ? <Proof message={message.data} /> : null}
    </Drawer>
  );
}

function Proof({ message }: { message: MessageDetail }): ReactElement {
  const { t } = useTexts("notify");
  const words = useWords();
  const moment = useMoment();
  const again = useSendAgain(message.id);
  const facts: [string, ReactElement | string][] = [
    [t("log.state"), <MessageMark key="state" row={message} />],
    [t("log.to"), [message.name, message.address].filter(Boolean).join(" · ") || t("log.nobody")],
    [t("log.channel"), words(message.channel_name)],
    [t("log.at"), moment(message.created_at)],
  ];
  if (message.about) facts.push([t("log.case"), <Link key="case" to={`/cases/${message.about}`}>{message.about}</Link>]);
  if (message.state === "queued") facts.push([t("proof.next"), moment(message.try_at)], [t("proof.until"), moment(message.expires_at)]);
  if (message.digest_id !== null) facts.push([t("proof.digest"), <Link key="digest" to={`/messages?message=${message.digest_id}`}>{t("proof.openDigest")}</Link>]);
  if (message.merged > 0) facts.push([t("proof.merged"), <Link key="merged" to={`/messages?digest=${message.token}`}>{t("proof.count", { count: message.merged })}</Link>]);
  facts.push([t("proof.token"), <span key="token" className={styles.code}>{message.token}</span>]);
  if (message.reference) facts.push([t("proof.reference"), <span key="reference" className={styles.code}>{message.reference}</span>]);
  return (
    <div className={styles.stack}>
      <p>
        <strong>{message.subject || words(message.kind_name)}</strong> {message.binding ? <Tag>{t("log.binding")}</Tag> : null}
      </p>
      <Facts items={facts} />
      {again.isError ? <Refusal error={again.error} /> : null}
      {message.can_send_again ? (
        <div className={styles.buttons}>
          <Button type="primary" loading={again.isPending} onClick={() => again.mutate()}>
            {t(message.channel === "webhook" ? "proof.replay" : "proof.again")}
          </Button>
          <span className={styles.quiet}>{t("proof.againNote")}</span>
        </div>
      ) : null}
      <h3>{t("proof.lines")}</h3>
      {message.traces.length === 0 ? <p className={styles.quiet}>{t(message.state === "failed" ? "proof.neverTried" : "proof.notYet")}</p> : null}
      <ol className={styles.traces}>
        {message.traces.map((line) => (
          <Line key={`${line.at}${line.kind}${line.answer}`} line={line} />
        ))}
      </ol>
      <h3>{t("proof.words")}</h3>
      {message.text ? <pre className={styles.text}>{message.text}</pre> : <p className={styles.quiet}>{t("proof.secret")}</p>}
    </div>
  );
}

function Line({ line }: { line: TraceLine }): ReactElement {
  const { t } = useTexts("notify");
  const words = useWords();
  const moment = useMoment();
  const beside = [line.gateway, line.milliseconds === null ? "" : t("proof.took", { count: line.milliseconds }), line.by].filter(Boolean).join(" · ");
  return (
    <li>
      <div className={styles.lineHead}>
        <span>
          <strong>{words(line.kind_name)}</strong> <TraceMark succeeded={line.succeeded} />
        </span>
        <span>{moment(line.at)}</span>
      </div>
      {beside ? <span className={styles.sub}>{beside}</span> : null}
      {line.answer ? <span className={styles.code}>{line.answer}</span> : null}
    </li>
  );
}
