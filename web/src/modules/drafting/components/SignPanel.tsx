import type { ReactElement } from "react";
import { Link } from "react-router";
import type { Settling } from "@/api/drafting";
import { useMoment } from "@/shared/format";
import { Refusal } from "@/shared/forms";
import { inLanguage, useLanguage, useTexts } from "@/shared/i18n";
import { Alert, Button, Panel, ToneMark } from "@/shared/ui";
import { useSignOff } from "../queries";
import styles from "./drafting.module.css";

interface Props {
  id: string;
  settling: Settling;
  /** The text in the editor is not the one that was kept. */
  changed: boolean;
}

/** Who has signed, what keeps one from signing, and the act itself. */
export function SignPanel({ id, settling, changed }: Props): ReactElement {
  const { t } = useTexts("drafting");
  const language = useLanguage();
  const moment = useMoment();
  const sign = useSignOff(id);
  const obstacles = settling.obstacles.map((one) => inLanguage(one, language));
  const reasons = changed ? [...obstacles, t("changed")] : obstacles;
  const count = settling.signatures.length;
  return (
    <Panel title={t("signing")} aside={<span className={styles.quiet}>{t("signed", { count, all: settling.signers })}</span>}>
      <div className={styles.form}>
        {count > 0 ? (
          <ul className={styles.remarks} aria-label={t("signatures")}>
            {settling.signatures.map((one) => (
              <li key={one.signed_at}>
                <ToneMark icon="met" tone="met">{one.person_name}</ToneMark>
                <span className={styles.quiet}>{moment(one.signed_at)}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {settling.contract_id ? (
          <Alert type="success" showIcon title={t("settled")} description={<Link to={`/contracts/${settling.contract_id}`}>{t("openContract")}</Link>} />
        ) : (
          <>
            {reasons.length > 0 ? (
              <ul className={styles.remarks} aria-label={t("obstacles")}>
                {reasons.map((reason) => (
                  <li key={reason}>
                    <ToneMark icon="waiting" tone="soon">{t("before")}</ToneMark>
                    <span>{reason}</span>
                  </li>
                ))}
              </ul>
            ) : null}
            <p className={styles.quiet}>{t("signNote")}</p>
            {sign.error ? <Refusal error={sign.error} /> : null}
            <div>
              <Button type="primary" disabled={reasons.length > 0} loading={sign.isPending} onClick={() => sign.mutate()}>
                {t("sign")}
              </Button>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
