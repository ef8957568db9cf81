import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactElement } from "react";
import { body, client } from "@/api/client";
import type { CasesFound } from "@/api/search";
import { Refusal, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Checkbox, Drawer, ErrorState, Loading } from "@/shared/ui";
import { useLinkCases } from "../queries";
import styles from "./knowledge.module.css";

interface Props {
  problem: string;
  contract: string;
  linked: string[];
  onClose: () => void;
}

/** Search the contract's cases, choose, and link them; each answers with its own result. */
export function LinkCases({ problem, contract, linked, onClose }: Props): ReactElement {
  const { t } = useTexts("knowledge");
  const words = useWords();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const link = useLinkCases(problem);
  const found = useQuery({
    queryKey: ["search", "to-link", contract, asked],
    enabled: asked !== "",
    queryFn: async () => body<CasesFound>(await client.GET("/api/desk/search", { params: { query: { q: asked, contract, limit: 50 } } })),
  });
  const find = (event: FormEvent) => {
    event.preventDefault();
    setAsked(typed.trim());
  };
  const choose = (number: string, isChosen: boolean) => setChosen((before) => (isChosen ? [...before, number] : before.filter((one) => one !== number)));
  return (
    <Drawer open onClose={onClose} size={520} title={t("problem.link")}>
      <div className={styles.form}>
        <p className={styles.quiet}>{t("problem.linkHint")}</p>
        <form onSubmit={find} className={styles.find}>
          <TextField label={t("problem.linkFind")} required type="search" value={typed} onChange={setTyped} maxLength={200} />
          <Button htmlType="submit">{t("search")}</Button>
        </form>
        {found.isFetching ? <Loading rows={3} /> : null}
        {found.isError ? <ErrorState error={found.error} retry={() => void found.refetch()} /> : null}
        {found.data && found.data.items.length === 0 ? <p role="status">{t("none")}</p> : null}
        <ul className={styles.plain}>
          {(found.data?.items ?? []).map(({ case: one }) => (
            <li key={one.number}>
              <Checkbox checked={chosen.includes(one.number) || linked.includes(one.number)} disabled={linked.includes(one.number)} onChange={(event) => choose(one.number, event.target.checked)}>
                {`${one.number} ${one.title}`}
              </Checkbox>
            </li>
          ))}
        </ul>
        {link.data ? (
          <ul className={styles.plain} role="status">
            {link.data.results.map((one) => (
              <li key={one.case}>{`${one.case} ${one.linked ? t("problem.linkDone") : t("problem.linkNot", { reason: words(one.reason) })}`}</li>
            ))}
          </ul>
        ) : null}
        {link.error ? <Refusal error={link.error} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" disabled={chosen.length === 0} loading={link.isPending} onClick={() => link.mutate(chosen, { onSuccess: () => setChosen([]) })}>
            {t("problem.linkChosen", { count: chosen.length })}
          </Button>
        </div>
      </div>
    </Drawer>
  );
}
