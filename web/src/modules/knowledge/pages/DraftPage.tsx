import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactElement } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { body, client } from "@/api/client";
import type { CaseDetail } from "@/api/desk";
import type { ProblemFull } from "@/api/knowledge";
import { Refusal, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Button, EmptyState, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { AudienceChoice } from "../components/ActDrawer";
import { useDraftArticle } from "../queries";
import styles from "../components/knowledge.module.css";

interface Source {
  contract: string;
  title: string;
  description: string;
  solution: string;
}

/** A first version, begun with the words of the solved case or problem in the address. */
export function DraftPage(): ReactElement {
  const { t } = useTexts("knowledge");
  const [query] = useSearchParams();
  const number = query.get("case") ?? "";
  const problem = query.get("problem") ?? "";
  const source = useQuery({ queryKey: ["article-source", number, problem], enabled: number !== "" || problem !== "", queryFn: () => (number ? ofCase(number) : ofProblem(problem)) });
  return (
    <Page title={t("article.draft")} below={t("article.draftLead")}>
      <Panel>
        {number || problem ? null : <EmptyState title={t("article.emptyNote")} />}
        {source.isFetching && !source.data ? <Loading /> : null}
        {source.isError ? <ErrorState error={source.error} retry={() => void source.refetch()} /> : null}
        {source.data ? <DraftForm source={source.data} number={number} problem={problem} /> : null}
      </Panel>
    </Page>
  );
}

function DraftForm({ source, number, problem }: { source: Source; number: string; problem: string }): ReactElement {
  const { t } = useTexts("knowledge");
  const shared = useTexts();
  const navigate = useNavigate();
  const draft = useDraftArticle();
  const [title, setTitle] = useState(source.title);
  const [text, setText] = useState(() => t("article.prefill", { description: source.description || source.title, solution: source.solution }));
  const [audience, setAudience] = useState("vendor");
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!title.trim() || !text.trim()) return;
    draft.mutate(
      { contract_id: source.contract, title: title.trim(), body: text.trim(), audience: audience === "both" ? "both" : "vendor", case: number, problem },
      { onSuccess: (made) => void navigate(`/knowledge/articles/${made.number}`) },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.quiet}>{number ? t("article.fromCase", { number }) : t("article.fromProblem", { number: problem })}</p>
      <TextField label={t("article.subject")} required value={title} onChange={setTitle} maxLength={200} error={missing(title)} />
      <TextField label={t("article.body")} required value={text} onChange={setText} lines={16} maxLength={20_000} hint={t("article.bodyHint")} error={missing(text)} />
      <AudienceChoice value={audience} onChange={setAudience} />
      {draft.error ? <Refusal error={draft.error} /> : null}
      <div>
        <Button type="primary" htmlType="submit" loading={draft.isPending}>
          {t("article.save")}
        </Button>
      </div>
    </form>
  );
}

async function ofCase(number: string): Promise<Source> {
  const detail = body<CaseDetail>(await client.GET("/api/desk/cases/{number}", { params: { path: { number } } }));
  const solved = detail.entries.filter((entry) => entry.kind === "resolved" && !entry.withdrawn).at(-1);
  return { contract: detail.case.contract.id, title: detail.case.title, description: detail.case.description, solution: String(solved?.payload.note ?? "") };
}

async function ofProblem(number: string): Promise<Source> {
  const problem = body<ProblemFull>(await client.GET("/api/knowledge/problems/{number}", { params: { path: { number } } }));
  return { contract: problem.contract_id, title: problem.title, description: problem.description, solution: problem.solution || problem.workaround };
}
