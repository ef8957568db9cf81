import type { ReactElement } from "react";
import type { StatementPageData } from "@/api/settlement";
import { useLanguage, useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";

const FORMS = { pdf: "PDF", xlsx: "Excel" } as const;

/** Addresses of a statement as papers: of a revision, or of a preview of what stands now. */
function usePapers(contract: string, period: string, revision: number | null): { form: string; href: string; name: string }[] {
  const language = useLanguage();
  const of = revision === null ? "preview" : String(revision);
  return Object.entries(FORMS).map(([form, name]) => ({ form, name, href: `/api/settlement/contracts/${contract}/statements/${period}/${of}.${form}?language=${language}` }));
}

/** The papers of one issued revision. */
export function PaperLinks({ contract, period, revision }: { contract: string; period: string; revision: number }): ReactElement {
  const { t } = useTexts("settlement");
  const papers = usePapers(contract, period, revision);
  return (
    <>
      {papers.map((one) => (
        <span key={one.form}>
          {" · "}
          <a href={one.href} download aria-label={t("statement.downloadRevision", { name: one.name, n: revision })}>
            {one.name}
          </a>
        </span>
      ))}
    </>
  );
}

/** What stands now as a paper: the issued one where the figures are still those, else a preview. */
export function PaperButtons({ page }: { page: StatementPageData }): ReactElement {
  const { t } = useTexts("settlement");
  const last = page.issued[0];
  const revision = last?.digest === page.digest ? last.revision : null;
  const papers = usePapers(page.contract_id, page.statement.period.name, revision);
  return (
    <>
      {papers.map((one) => (
        <Button key={one.form} href={one.href} download>
          {t(revision === null ? "statement.preview" : "statement.download", { name: one.name })}
        </Button>
      ))}
    </>
  );
}
