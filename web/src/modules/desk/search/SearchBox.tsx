import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { useTexts } from "@/shared/i18n";
import { Icon } from "@/shared/ui";
import styles from "./SearchBox.module.css";

/** The search of the whole desk; the key / leads into it from anywhere but a text field. */
export function SearchBox(): ReactElement {
  const { t } = useTexts("desk");
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const { pathname } = useLocation();
  const asked = pathname === "/search" ? (query.get("q") ?? "") : "";
  const [typed, setTyped] = useState(asked);
  const [seen, setSeen] = useState(asked);
  const field = useRef<HTMLInputElement>(null);
  if (seen !== asked) {
    setSeen(asked);
    setTyped(asked);
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) void navigate(`/search?${new URLSearchParams({ q: typed.trim() }).toString()}`);
  };
  return (
    <search className={styles.box}>
      <form onSubmit={submit}>
        <Icon name="search" size={16} />
        <input ref={field} type="search" value={typed} maxLength={200} aria-label={t("search.box")} aria-keyshortcuts="/" placeholder={t("search.placeholder")} onChange={(event) => setTyped(event.target.value)} />
        <kbd aria-hidden="true">/</kbd>
      </form>
    </search>
  );
}

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}
