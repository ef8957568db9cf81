import { useState, type ReactElement } from "react";
import type { UnitChange } from "@/api/directory";
import { FormDrawer, SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { ErrorState, Facts, Loading } from "@/shared/ui";
import { changes, useDirectoryChange, useOpenWork } from "./calls";
import { PersonPicker } from "./PersonPicker";
import styles from "./units.module.css";

/** What a unit says to a request; the one that lets go also says who takes over the open work. */
export function DecideDrawer({ change, onClose }: { change: UnitChange; onClose: () => void }): ReactElement {
  const { t } = useTexts("units");
  const words = useWords();
  const shared = useTexts();
  const send = useDirectoryChange(changes.decide);
  const [answer, setAnswer] = useState("");
  const [note, setNote] = useState("");
  const [successor, setSuccessor] = useState("");
  const [tried, setTried] = useState(false);
  const lets = change.mine.includes("giving") && change.giving_id !== null;
  const refusing = answer === "no";
  const submit = () => {
    setTried(true);
    if (!answer || (refusing && !note.trim())) return;
    send.mutate({ id: change.id, agree: !refusing, note: note.trim(), successor_id: lets && !refusing && successor ? successor : null }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t("decideTitle", { name: change.person })} label={t("send")} error={send.error} busy={send.isPending} onSubmit={submit} onClose={onClose}>
      <Facts
        items={[
          [t("giving"), words(change.giving)],
          [t("receiving"), words(change.receiving)],
          [t("reason"), change.reason],
        ]}
      />
      <p className={styles.quiet}>{t(change.mine.length > 1 ? "decidesBoth" : lets ? "decidesGiving" : "decidesReceiving")}</p>
      {lets ? <OpenCases person={change.person_id} /> : null}
      <SelectField
        label={t("answer")}
        value={answer}
        onChange={setAnswer}
        empty={t("choose")}
        options={[
          { value: "yes", label: t("agree") },
          { value: "no", label: t("refuse") },
        ]}
        error={tried && !answer ? shared.t("state.requiredMissing") : undefined}
        required
      />
      {lets && !refusing ? <PersonPicker label={t("successor")} unit={change.giving_id ?? undefined} except={change.person_id} empty={t("noSuccessor")} onChange={setSuccessor} /> : null}
      <TextField label={t("note")} value={note} onChange={setNote} lines={2} maxLength={1000} required={refusing} error={tried && refusing && !note.trim() ? shared.t("state.requiredMissing") : undefined} />
    </FormDrawer>
  );
}

/** What somebody still has in hand, contract by contract. */
function OpenCases({ person }: { person: string }): ReactElement {
  const { t } = useTexts("units");
  const work = useOpenWork(person, true);
  if (work.isError) return <ErrorState error={work.error} retry={() => void work.refetch()} />;
  if (!work.data) return <Loading />;
  if (work.data.length === 0) return <p>{t("noOpenWork")}</p>;
  return <Facts items={work.data.map((one) => [t("openWork", { contract: one.contract }), t("cases", { count: one.cases })])} />;
}
