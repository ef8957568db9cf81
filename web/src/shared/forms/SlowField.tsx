import { useEffect, useState, type ReactElement } from "react";
import { TextField } from "./Field";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "search" | "date";
}

/** Typing waits a moment before it becomes a search. */
export function SlowField({ label, value, onChange, type = "text" }: Props): ReactElement {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(typed.trim()), 300);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return <TextField label={label} required type={type} value={typed} onChange={setTyped} maxLength={200} />;
}
