import type { ReactElement } from "react";
import { formatLength } from "@/shared/format";
import { SelectField, TextField, type Option } from "@/shared/forms";
import { useLanguage, useTexts } from "@/shared/i18n";
import { isCounted, joined, split, UNITS, type Figure } from "../edits";
import styles from "./whatif.module.css";

/** What stands in a figure's field, what is wrong with it, and where typing goes. */
export interface Typing {
  value: (figure: Figure) => string;
  fault: (figure: Figure) => string | undefined;
  type: (figure: Figure, value: string) => void;
}

interface Props {
  figure: Figure;
  label: string;
  typing: Typing;
}

/** A length: how many of which unit; without a count where the contract may set no limit or says at once. */
export function LengthFields({ figure, label, atOnce, typing }: Props & { atOnce: boolean }): ReactElement {
  const { t } = useTexts("whatif");
  const language = useLanguage();
  const [count, unit] = split(typing.value(figure));
  const had = split(figure.had)[1];
  const units = [...new Set([had, ...UNITS, "none", ...(atOnce ? ["at_once"] : [])])].map((one) => ({ value: one, label: isCounted(one) ? t(`unit.${one}`) : formatLength(one, language) }));
  const fault = typing.fault(figure);
  return (
    <div className={styles.length}>
      {isCounted(unit) ? <TextField bare required label={t("terms.count", { label })} value={count} onChange={(value) => typing.type(figure, joined(value, unit))} error={fault} maxLength={7} /> : null}
      <SelectField bare required label={t("terms.unit", { label })} value={unit} onChange={(value) => typing.type(figure, joined(count, value))} options={units} error={isCounted(unit) ? undefined : fault} />
    </div>
  );
}

/** A sum, a share, points, or one of the contract's calendars. */
export function FigureField({ figure, label, options, typing }: Props & { options?: Option[] }): ReactElement {
  const common = { bare: true, required: true, label, value: typing.value(figure), onChange: (value: string) => typing.type(figure, value), error: typing.fault(figure) };
  return options ? <SelectField {...common} options={options} /> : <TextField {...common} maxLength={20} />;
}
