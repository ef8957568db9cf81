import { useState, type ReactElement } from "react";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { usePeople } from "./calls";

const SHOWN = 20;

interface Props {
  label: string;
  /** Of a unit and those below it; of all one's units without. */
  unit?: string | undefined;
  /** Who is not among them. */
  except?: string | undefined;
  empty: string;
  required?: boolean;
  error?: string | undefined;
  onChange: (id: string) => void;
}

/** Somebody out of many: words that narrow the people down, and those who are left. */
export function PersonPicker({ label, unit, except, empty, required, error, onChange }: Props): ReactElement {
  const { t } = useTexts("units");
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState("");
  const found = usePeople(unit, words.trim(), SHOWN);
  const rows = (found.data?.pages[0]?.items ?? []).filter((one) => one.is_active && one.id !== except);
  const choose = (id: string) => {
    setChosen(id);
    onChange(id);
  };
  const narrow = (typed: string) => {
    setWords(typed);
    choose("");
  };
  return (
    <>
      <TextField label={t("find")} type="search" value={words} onChange={narrow} maxLength={100} hint={found.hasNextPage ? t("findMore", { count: SHOWN }) : undefined} />
      <SelectField label={label} value={chosen} onChange={choose} empty={empty} options={rows.map((one) => ({ value: one.id, label: `${one.name}（${one.login}）` }))} required={required ?? false} error={error} />
    </>
  );
}
