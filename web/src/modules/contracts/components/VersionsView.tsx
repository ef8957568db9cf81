import type { ReactElement } from "react";
import { Link } from "react-router";
import type { ContractDetail, VersionRow } from "@/api/contracts";
import { formatDate, formatMoment } from "@/shared/format";
import { useLanguage, useTexts } from "@/shared/i18n";
import { Facts, Panel, StateMark, Tag } from "@/shared/ui";
import { FindingMarks } from "./FindingMarks";
import { SignButton } from "./SignButton";
import styles from "./VersionsView.module.css";

/** Every version that was ever loaded, the latest first: how it stands, from when it holds, who signed it. */
export function VersionsView({ detail }: { detail: ContractDetail }): ReactElement {
  const { t } = useTexts("contracts");
  return (
    <>
      <p className={styles.lead}>{t("version.lead")}</p>
      <ol className={styles.list}>
        {[...detail.versions].reverse().map((row) => (
          <li key={`${row.version}-${row.loaded_at}`}>
            <Version row={row} detail={detail} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Version({ row, detail }: { row: VersionRow; detail: ContractDetail }): ReactElement {
  const { t } = useTexts("contracts");
  const language = useLanguage();
  const isShown = row.version === detail.version && row.state === detail.state;
  const address = `/contracts/${detail.id}?version=${row.version}`;
  const zone = detail.terms.timezone;
  return (
    <Panel
      title={
        <span className={styles.title}>
          {t("version.number", { version: row.version })} <StateMark kind="contractState" value={row.state} />
          {isShown ? <Tag>{t("version.shown")}</Tag> : null}
        </span>
      }
      aside={
        <span className={styles.ways}>
          <Link to={isShown ? { search: `?version=${row.version}` } : address}>{t(isShown ? "version.read" : "version.open", { version: row.version })}</Link>
          <a href={`/api/contracts/${detail.id}/file?version=${row.version}`} download>
            {t("version.file", { version: row.version })}
          </a>
        </span>
      }
    >
      <Facts
        items={[
          [t("version.from"), formatDate(row.in_force_from, language)],
          [t("version.loaded"), formatMoment(row.loaded_at, language, { zone })],
          [t("version.findings"), <FindingMarks key="findings" counts={row.finding_counts} />],
        ]}
      />
      <h3 className={styles.heading}>{t("version.signatures")}</h3>
      {row.signed_on_paper ? <p>{t("version.onPaper")}</p> : <Signatures row={row} zone={zone} />}
      {isShown && detail.may_sign ? <SignButton detail={detail} /> : null}
      {!isShown && row.state === "awaiting_signatures" ? <p className={styles.quiet}>{t("version.readFirst")}</p> : null}
    </Panel>
  );
}

function Signatures({ row, zone }: { row: VersionRow; zone: string }): ReactElement {
  const { t } = useTexts("contracts");
  const { t: word } = useTexts("words");
  const language = useLanguage();
  return (
    <ul className={styles.signatures}>
      {(["customer", "vendor"] as const).map((side) => {
        const signed = row.signatures.find((one) => one.side === side);
        return (
          <li key={side} data-signed={signed !== undefined}>
            <span className={styles.side}>{word(`side.${side}`)}</span>
            {signed ? (
              <span>
                {signed.name} <Tag>{word(`role.${signed.role}`, signed.role)}</Tag> <time dateTime={signed.signed_at}>{t("version.signedAt", { time: formatMoment(signed.signed_at, language, { zone }) })}</time>
              </span>
            ) : (
              <span className={styles.quiet}>{t(row.state === "draft" ? "version.draftUnsigned" : "version.unsigned")}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
