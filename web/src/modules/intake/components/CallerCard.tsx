import type { ReactElement } from "react";
import { Link } from "react-router";
import type { Caller } from "@/api/intake";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Facts, Panel, StateMark, Tag } from "@/shared/ui";
import styles from "./intake.module.css";

/** Who is calling: person, contracts, open cases, earlier calls. */
export function CallerCard({ caller }: { caller: Caller }): ReactElement {
  const { t } = useTexts("intake");
  const contact = caller.contacts[0];
  return (
    <>
      <Panel title={t("phone.caller")}>
        {contact ? (
          <Facts
            items={[
              [t("phone.name"), <span key="name">{[contact.name, contact.title].filter(Boolean).join(" · ")} <Tag strong={contact.may_ask}>{t(contact.may_ask ? "phone.mayAsk" : "phone.mayNotAsk")}</Tag></span>],
              [t("phone.company"), contact.company],
              [t("phone.phone"), contact.phone],
              [t("phone.mail"), contact.mail],
              [t("phone.address"), contact.address],
              [t("phone.contracts"), caller.contracts.map((one) => `${one.code} ${one.title}`).join("；")],
            ]}
          />
        ) : (
          <>
            <p>
              <strong>{t("phone.stranger")}</strong>
            </p>
            <p className={styles.quiet}>{t("phone.strangerNote")}</p>
          </>
        )}
      </Panel>
      {contact ? <OpenCases caller={caller} /> : null}
      <EarlierCalls caller={caller} />
    </>
  );
}

function OpenCases({ caller }: { caller: Caller }): ReactElement {
  const { t } = useTexts("intake");
  return (
    <Panel title={t("phone.cases")}>
      {caller.cases.length === 0 ? <p className={styles.quiet}>{t("phone.noCases")}</p> : null}
      {caller.cases.map((one) => (
        <div key={one.number} className={styles.row}>
          <span>
            <Link to={`/cases/${one.number}`}>{one.number}</Link>
            <span className={styles.sub}>{one.title}</span>
          </span>
          <StateMark kind="caseState" value={one.state} />
        </div>
      ))}
    </Panel>
  );
}

function EarlierCalls({ caller }: { caller: Caller }): ReactElement | null {
  const { t } = useTexts("intake");
  const words = useWords();
  const moment = useMoment();
  const registered = caller.calls.filter((one) => one.registered_at);
  if (registered.length === 0) return null;
  return (
    <Panel title={t("phone.earlier")}>
      {registered.map((one) => (
        <div key={one.id} className={styles.row}>
          <span>
            {one.result_name ? words(one.result_name) : ""} {one.case_number ? <Link to={`/cases/${one.case_number}`}>{one.case_number}</Link> : null}
            <span className={styles.sub}>{one.note}</span>
          </span>
          <span className={styles.quiet}>{moment(one.started_at)}</span>
        </div>
      ))}
    </Panel>
  );
}
