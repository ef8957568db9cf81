import type { ReactElement, ReactNode } from "react";
import { Link } from "react-router";
import { isProblem } from "@/api/problem";
import { useTexts } from "@/shared/i18n";
import { Button, Skeleton } from "./antd";
import styles from "./states.module.css";

export function Loading({ rows = 6 }: { rows?: number }): ReactElement {
  const { t } = useTexts();
  return (
    <div className={styles.loading} role="status" aria-label={t("state.loading")}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}

export function EmptyState({ title, note, action }: { title: string; note?: string; action?: ReactNode }): ReactElement {
  return (
    <div className={styles.empty}>
      <svg width="96" height="56" viewBox="0 0 96 56" aria-hidden="true" className={styles.drawing}>
        <path d="M41 50 44 12l4-6h4l4 6 3 38z" fill="#dfe7e6" />
        <g fill="none" stroke="#a9c3c5" strokeWidth="2.200" strokeLinecap="round">
          <path d="M6 30c8-5 16 5 24 0s6 0 8-1M60 29c8 5 14-4 22 0s6 1 8 0M6 40c8-5 16 5 24 0s5 0 7-1M62 39c8 5 14-4 22 0" />
        </g>
      </svg>
      <p className={styles.title}>{title}</p>
      {note ? <p className={styles.note}>{note}</p> : null}
      {action}
    </div>
  );
}

/** What went wrong, in the server's words where it gave some, and a way on. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }): ReactElement {
  const { t } = useTexts();
  const missing = isProblem(error, 404);
  return (
    <div className={styles.empty} role="alert">
      <p className={styles.title}>{missing ? t("state.notFoundTitle") : t("state.errorTitle")}</p>
      <p className={styles.note}>{isProblem(error) ? error.message : t("state.offline")}</p>
      {isProblem(error) ? <p className={styles.code}>{t("state.code", { code: `${error.status} ${error.code}` })}</p> : null}
      <div className={styles.actions}>
        {retry && !missing ? (
          <Button type="primary" onClick={retry}>
            {t("state.retry")}
          </Button>
        ) : null}
        <Link to="/">{t("state.home")}</Link>
      </div>
    </div>
  );
}
