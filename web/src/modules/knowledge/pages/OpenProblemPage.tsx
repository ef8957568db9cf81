import { useState, type FormEvent, type ReactElement } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useContracts } from "@/modules/contracts";
import { Refusal, SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Page, Panel } from "@/shared/ui";
import { useOpenProblem } from "../queries";
import styles from "../components/knowledge.module.css";
import { client } from "@/api/client";

/** A new problem; the case in the address is linked to it at once. */
export function OpenProblemPage(): ReactElement {
  const { t } = useTexts("knowledge");
  const shared = useTexts();
  const words = useWords();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const contracts = useContracts();
  const open = useOpenProblem();
  const [contract, setContract] = useState(query.get("contract") ?? "");
  const [title, setTitle] = useState("");
  const [description, setDescription] = useState("");
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const made = async (number: string) => {
    const first = query.get("case");
    if (first) await client.POST("/api/knowledge/problems/{number}/cases", { params: { path: { number } }, body: { cases: [first] } }).catch(() => undefined);
    void navigate(`/knowledge/problems/${number}`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (contract && title.trim()) open.mutate({ contract_id: contract, title: title.trim(), description: description.trim() }, { onSuccess: (full) => void made(full.number) });
  };
  return (
    <Page title={t("problem.open")} below={t("problem.openLead")}>
      <Panel>
        <form className={styles.form} onSubmit={submit} noValidate>
          <SelectField label={t("contract")} required value={contract} onChange={setContract} empty={shared.t("state.choose")} options={(contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))} error={missing(contract)} />
          <TextField label={t("problem.subject")} required value={title} onChange={setTitle} maxLength={200} error={missing(title)} />
          <TextField label={t("problem.description")} value={description} onChange={setDescription} lines={5} maxLength={20_000} />
          {open.error ? <Refusal error={open.error} /> : null}
          <div>
            <Button type="primary" htmlType="submit" loading={open.isPending}>
              {t("submit")}
            </Button>
          </div>
        </form>
      </Panel>
    </Page>
  );
}
