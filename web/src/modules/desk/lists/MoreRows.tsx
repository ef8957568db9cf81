import { useEffect, useRef, type ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import styles from "./lists.module.css";

interface Props {
  shown: number;
  hasMore: boolean;
  loading: boolean;
  load: () => void;
}

/** The end of what is shown: coming near it fetches the next page, as does the button. */
export function MoreRows({ shown, hasMore, loading, load }: Props): ReactElement {
  const { t } = useTexts("desk");
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || !hasMore || loading || typeof IntersectionObserver === "undefined") return undefined;
    const observer = new IntersectionObserver(([seen]) => (seen?.isIntersecting ? load() : undefined), { rootMargin: "400px 0px" });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasMore, loading, load]);
  return (
    <div ref={end} className={styles.more}>
      <span role="status">{t(hasMore ? "cases.shown" : "lists.allShown", { count: shown })}</span>
      {hasMore ? (
        <Button onClick={load} loading={loading}>
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}
