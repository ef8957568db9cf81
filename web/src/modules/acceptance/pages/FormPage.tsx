import { useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { AcceptanceFull } from "@/api/acceptance";
import { ZoneContext } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, ErrorState, Loading, Page } from "@/shared/ui";
import { FillDrawer } from "../components/FillDrawer";
import { Sheet } from "../components/Sheet";
import { SignDrawer } from "../components/SignDrawer";
import { useAcceptance } from "../queries";
import styles from "../components/sheet.module.css";

/** The acceptance form as it is printed; above it, on the screen alone, what may be done with it. */
export function FormPage(): ReactElement {
  const { contract = "" } = useParams();
  const found = useAcceptance(contract);
  if (found.isPending) return <Loading rows={12} />;
  if (found.isError && !found.data) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  return (
    <ZoneContext value={found.data.facts.timezone}>
      <Form found={found.data} />
    </ZoneContext>
  );
}

function Form({ found }: { found: AcceptanceFull }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const [opened, setOpened] = useState<"fill" | "sign" | null>(null);
  const mayFill = found.acts.includes("fill_form") && found.form.boxes.some((box) => !box.fixed);
  const maySign = found.acts.includes("sign") && found.state !== "open";
  return (
    <>
      <div className={styles.screen}>
        <Page
          title={t("formTitle", { contract: words(found.contract) })}
          above={<Link to={`/acceptance/${found.contract_id}`}>{t("back")}</Link>}
          actions={
            <>
              {mayFill ? <Button onClick={() => setOpened("fill")}>{t("fill")}</Button> : null}
              {maySign ? <Button onClick={() => setOpened("sign")}>{t("sign")}</Button> : null}
              <Button type="primary" onClick={() => window.print()}>
                {t("print")}
              </Button>
            </>
          }
        >
          {null}
        </Page>
      </div>
      <Sheet found={found} />
      {opened === "fill" ? <FillDrawer found={found} onClose={() => setOpened(null)} /> : null}
      {opened === "sign" ? <SignDrawer found={found} onClose={() => setOpened(null)} /> : null}
    </>
  );
}
