import type { ReactElement, ReactNode } from "react";
import { useTexts } from "@/shared/i18n";
import { Mark } from "@/shared/ui";
import styles from "../pages/SignInPage.module.css";

/** The frame of pages before the sign-in: what the product is about at the side, the form on white. */
export function Frame({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const { t } = useTexts("account");
  const shared = useTexts();
  return (
    <div className={styles.page}>
      <title>{`${title} · ${shared.t("product")}`}</title>
      <aside className={styles.story} aria-label={shared.t("productNote")}>
        <p className={styles.brand}>
          <Mark size={44} />
          <span>
            砥柱 <span lang="en">Mainstay</span>
          </span>
        </p>
        <p className={styles.lead}>{t("signIn.lead")}</p>
        <ul>
          {(["clause", "recompute", "shared"] as const).map((point) => (
            <li key={point}>{t(`signIn.points.${point}`)}</li>
          ))}
        </ul>
        <Stream />
      </aside>
      <main className={styles.side}>{children}</main>
    </div>
  );
}

/** The stream that parts at the pillar. */
function Stream(): ReactElement {
  const lines = [0, 1, 2, 3, 4, 5, 6];
  return (
    <svg className={styles.stream} viewBox="0 0 600 260" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path d="M318 260 330 70l18-34h26l16 34 12 190z" fill="#ffffff" fillOpacity=".92" />
      <path d="M348 36h26l16 34 12 190h-40z" fill="#cfdfe0" />
      <g fill="none" stroke="#7fc4c9" strokeWidth="2.500" strokeLinecap="round">
        {lines.map((line) => {
          const y = 92 + line * 26;
          return (
            <path
              key={line}
              opacity={0.25 + line * 0.1}
              d={`M-10 ${y}c60-16 110 16 170 0s90 10 ${150 - line * 2} -4M${402 + line * 2} ${y - 4}c40-10 70 14 110 4s60-12 110 2`}
            />
          );
        })}
      </g>
    </svg>
  );
}
