import { useId, type ChangeEvent, type ReactElement, type ReactNode } from "react";
import { useTexts } from "@/shared/i18n";
import { Input } from "@/shared/ui";
import styles from "./Field.module.css";

interface ShellProps {
  label: string;
  /** In a table, whose heads already name the field for those who see them. */
  bare?: boolean;
  required?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
}

interface Ids {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  required: boolean | undefined;
}

function FieldShell({ label, bare, required, hint, error, children }: ShellProps & { children: (ids: Ids) => ReactNode }): ReactElement {
  const { t } = useTexts();
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={bare ? "visually-hidden" : undefined}>
        {label}
        {required || bare ? null : <span className={styles.optional}>{t("state.optional")}</span>}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined, required })}
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

interface TextProps extends ShellProps {
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "password" | "tel" | "email" | "date" | "datetime-local" | "time" | "search" | "number";
  lines?: number;
  autoComplete?: string;
  maxLength?: number;
}

export function TextField({ value, onChange, type = "text", lines, autoComplete, maxLength, ...shell }: TextProps): ReactElement {
  const changed = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value);
  return (
    <FieldShell {...shell}>
      {(ids) =>
        lines ? (
          <Input.TextArea {...ids} status={shell.error ? "error" : ""} rows={lines} value={value} onChange={changed} maxLength={maxLength} />
        ) : (
          <Input {...ids} status={shell.error ? "error" : ""} type={type} value={value} onChange={changed} autoComplete={autoComplete} maxLength={maxLength} />
        )
      }
    </FieldShell>
  );
}

export interface Option {
  value: string;
  label: string;
}

interface SelectProps extends ShellProps {
  value: string;
  onChange: (value: string) => void;
  options: Option[];
  /** Words for no choice; without them the first option is preset. */
  empty?: string;
}

export function SelectField({ value, onChange, options, empty, ...shell }: SelectProps): ReactElement {
  return (
    <FieldShell {...shell}>
      {(ids) => (
        <select {...ids} className={styles.select} value={value} onChange={(event) => onChange(event.target.value)}>
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldShell>
  );
}

export interface CardOption extends Option {
  note?: ReactNode;
  aside?: ReactNode;
}

interface CardsProps {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  options: CardOption[];
  required?: boolean;
  error?: string | undefined;
}

/** One choice of a few, each a card with its meaning. */
export function CardChoice({ label, name, value, onChange, options, required, error }: CardsProps): ReactElement {
  const { t } = useTexts();
  const id = useId();
  return (
    <fieldset className={styles.cards} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>
        {label}
        {required ? null : <span className={styles.optional}>{t("state.optional")}</span>}
      </legend>
      {options.map((option) => (
        <div key={option.value} className={styles.card} data-chosen={option.value === value}>
          <label>
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span className={styles.cardWords}>
              <span className={styles.cardName}>{option.label}</span>
              {option.note ? <span className={styles.cardNote}>{option.note}</span> : null}
            </span>
          </label>
          {option.aside ? <span className={styles.cardAside}>{option.aside}</span> : null}
        </div>
      ))}
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
