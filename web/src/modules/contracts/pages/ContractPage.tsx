import { useMemo, type ReactElement } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import type { ContractDetail } from "@/api/contracts";
import { WhatIfLink } from "@/modules/whatif";
import { EvidenceLinks } from "@/shared/files";
import { formatDate } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { ErrorState, Loading, Page, StateMark, Tag, Views } from "@/shared/ui";
import { CalendarsView, DutiesView, LimitsView, MoneyView } from "../components/TermViews";
import { OfferNotice } from "../components/OfferNotice";
import { OffersView } from "../components/OffersView";
import { ClausesView } from "../components/ClausesView";
import { FindingsView } from "../components/FindingsView";
import { VersionNotice } from "../components/VersionNotice";
import { VersionsView } from "../components/VersionsView";
import { useContract } from "../queries";
import { TermsContext } from "../terms/TermsContext";

const VIEWS = ["clauses", "limits", "duties", "money", "offers", "calendars", "findings", "versions"] as const;
type View = (typeof VIEWS)[number];

export function ContractPage(): ReactElement {
  const { contractId = "" } = useParams();
  const [query] = useSearchParams();
  const asked = Number(query.get("version"));
  const contract = useContract(contractId, asked > 0 ? asked : undefined);
  if (contract.isPending) return <Loading rows={12} />;
  if (contract.isError) return <ErrorState error={contract.error} retry={() => void contract.refetch()} />;
  return <Contract detail={contract.data} />;
}

function Contract({ detail }: { detail: ContractDetail }): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  const language = useLanguage();
  const [query] = useSearchParams();
  const { terms } = detail;
  const view = VIEWS.find((name) => name === query.get("view")) ?? "clauses";
  const place = useMemo(() => ({ contract: detail.id, version: detail.version, terms }), [detail.id, detail.version, terms]);
  return (
    <TermsContext value={place}>
      <Page
        title={words(terms.title)}
        above={
          <>
            <Tag strong>{detail.code}</Tag>
            <span>{terms.number}</span>
            <StateMark kind="contractState" value={detail.state} />
            <span>{t("version.number", { version: detail.version })}</span>
          </>
        }
        below={
          <>
            <span>{t("page.parties", { customer: words(terms.parties.customer.name), vendor: words(terms.parties.vendor.name) })}</span>
            <span>{t("page.term", { start: formatDate(terms.term.start, language), end: formatDate(terms.term.end, language) })}</span>
            {detail.state === "draft" ? null : <Link to={`/duties/plan/${detail.id}?version=${detail.version}`}>{t("page.plan")}</Link>}
            {terms.deliverables?.length || terms.acceptance?.length ? <Link to={`/acceptance/${detail.id}`}>{t("page.acceptance")}</Link> : null}
            {detail.state === "draft" ? null : <Link to={`/notices?contract=${detail.id}`}>{t("page.notices")}</Link>}
            {detail.state === "draft" ? null : <WhatIfLink contract={detail.id} />}
            <EvidenceLinks address={`/api/desk/contracts/${detail.id}/export`} />
          </>
        }
      >
        <VersionNotice detail={detail} />
        {detail.state === "draft" || view === "offers" ? null : <OfferNotice contract={detail.id} />}
        <Views label={t("page.views")} views={VIEWS.map((name) => ({ name, text: t(`view.${name}`), ...(name === "findings" ? { count: detail.findings.length } : {}) }))} current={view} forget={["q"]} />
        <ViewContent view={view} detail={detail} />
      </Page>
    </TermsContext>
  );
}

function ViewContent({ view, detail }: { view: View; detail: ContractDetail }): ReactElement {
  switch (view) {
    case "limits":
      return <LimitsView />;
    case "duties":
      return <DutiesView />;
    case "money":
      return <MoneyView />;
    case "offers":
      return <OffersView />;
    case "calendars":
      return <CalendarsView />;
    case "findings":
      return <FindingsView findings={detail.findings} />;
    case "versions":
      return <VersionsView detail={detail} />;
    default:
      return <ClausesView findings={detail.findings} />;
  }
}
