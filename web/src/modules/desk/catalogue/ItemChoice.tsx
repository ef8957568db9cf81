import type { ReactElement } from "react";
import type { CatalogueItem } from "@/api/catalogue";
import { SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";

interface Props {
  items: CatalogueItem[];
  value: string;
  onChange: (item: string) => void;
}

/** One item of the catalogue, named with its group. */
export function ItemChoice({ items, value, onChange }: Props): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const options = items.map((item) => ({ value: item.id, label: `${words(item.group)} · ${words(item.name)}` }));
  return <SelectField label={t("catalogue.item")} required value={value} onChange={onChange} empty={shared.t("state.choose")} options={options} />;
}
