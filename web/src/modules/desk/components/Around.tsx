import type { ReactElement, ReactNode } from "react";
import { Link } from "react-router";
import type { ActName, CaseDetail, CaseLink, FollowUp, PartReturn } from "@/api/desk";
import { serverNow, useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Icon, Panel, StateMark, Tag, type IconName } from "@/shared/ui";
import styles from "./Around.module.css";

interface Props {
  detail: CaseDetail;
  onAct: (act: ActName, preset: Record<string, string>) => void;
}

/** What hangs on the case: what is left to do, other cases, parts on their way. Nothing when there is none. */
export function Around({ detail, onAct }: Props): ReactElement | null {
  const { t } = useTexts("desk");
  const { follow_ups: followUps, links, returns } = detail;
  if (followUps.length + links.length + returns.length === 0) return null;
  const canFinish = detail.acts.some((act) => act.act === "finish_follow_up");
  return (
    <Panel title={t("around.title")}>
      <div className={styles.groups}>
        <Group name={t("around.followUps")} count={followUps.length}>
          {followUps.map((one) => (
            <FollowUpItem key={one.seq} one={one} onFinish={canFinish && !one.done ? () => onAct("finish_follow_up", { follow_up: String(one.seq) }) : undefined} />
          ))}
        </Group>
        <Group name={t("around.links")} count={links.length}>
          {links.map((one) => (
            <LinkItem key={`${one.relation.id} ${one.number}`} one={one} />
          ))}
        </Group>
        <Group name={t("around.returns")} count={returns.length}>
          {returns.map((one) => (
            <ReturnItem key={one.seq} one={one} />
          ))}
        </Group>
      </div>
    </Panel>
  );
}

function Group({ name, count, children }: { name: string; count: number; children: ReactNode }): ReactElement | null {
  if (count === 0) return null;
  return (
    <section>
      <h3 className={styles.name}>{name}</h3>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

function State({ icon, children }: { icon: IconName; children: ReactNode }): ReactElement {
  return (
    <span className={styles.state}>
      <Icon name={icon} size={13} />
      {children}
    </span>
  );
}

function FollowUpItem({ one, onFinish }: { one: FollowUp; onFinish: (() => void) | undefined }): ReactElement {
  const { t } = useTexts("desk");
  const moment = useMoment();
  return (
    <li className={styles.item}>
      <a href={`#entry-${one.seq}`} className={styles.what}>
        {one.what}
      </a>
      <span className={styles.marks}>
        {one.done ? <State icon="met">{t("around.done")}</State> : <State icon="flag">{t(one.work_order ? "around.ordered" : "around.open")}</State>}
        {one.work_order ? <Link to={`/cases/${one.work_order}`}>{one.work_order}</Link> : null}
        {one.until ? <span>{t("around.until", { time: moment(one.until, { near: serverNow(), dayEnd: true }) })}</span> : null}
        {onFinish ? (
          <Button size="small" onClick={onFinish}>
            {t("around.finish")}
            <span className="visually-hidden">{one.what}</span>
          </Button>
        ) : null}
      </span>
    </li>
  );
}

function LinkItem({ one }: { one: CaseLink }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  return (
    <li className={styles.item}>
      <span className={styles.what}>
        <Tag>{words(one.relation.name)}</Tag> {one.title === null ? `${one.number} ` : <Link to={`/cases/${one.number}`}>{one.number}</Link>} {one.title ?? t("around.unseen")}
      </span>
      {one.state ? (
        <span className={styles.marks}>
          <StateMark kind="caseState" value={one.state} />
        </span>
      ) : null}
    </li>
  );
}

function ReturnItem({ one }: { one: PartReturn }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  return (
    <li className={styles.item}>
      <a href={`#entry-${one.seq}`} className={styles.what}>
        {one.part} {one.serial}
      </a>
      <span className={styles.marks}>
        <State icon={one.state.id === "returned" ? "met" : "out"}>{words(one.state.name)}</State>
        {one.tracking ? <span>{t("around.tracking", { number: one.tracking })}</span> : null}
      </span>
    </li>
  );
}
