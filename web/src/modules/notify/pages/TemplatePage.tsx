import type { ReactElement } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { useContracts } from "@/modules/contracts";
import { useTexts, useWords } from "@/shared/i18n";
import { ErrorState, Loading, Page } from "@/shared/ui";
import { WordsEditor } from "../components/WordsEditor";
import { useKind } from "../queries";

export function TemplatePage(): ReactElement {
  const { t } = useTexts("notify");
  const words = useWords();
  const { kind = "" } = useParams();
  const [query] = useSearchParams();
  const contract = query.get("contract") ?? "";
  const language = query.get("language") === "en" ? "en" : "zh";
  const place = { kind, contract, language } as const;
  const found = useKind(place);
  const contracts = useContracts();
  const named = contracts.data?.find((row) => row.id === contract);
  const scope = named ? `${named.code} ${words(named.title)}` : t("templates.anyContract");
  return (
    <Page title={found.data ? words(found.data.name) : t("templates.title")} above={<Link to={`/messages/templates${contract ? `?contract=${contract}` : ""}`}>{t("templates.back")}</Link>} below={`${scope} · ${t(`templates.${language}`)}`}>
      {found.isPending ? <Loading /> : null}
      {found.isError ? <ErrorState error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data ? <WordsEditor key={`${kind}${contract}${language}`} detail={found.data} place={place} /> : null}
    </Page>
  );
}
