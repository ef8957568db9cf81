import type { ReactElement } from "react";
import { Mark } from "@/shared/ui";
import styles from "./provider.module.css";

/** Who asks: people come here from elsewhere and should see where they are. */
export function Brand(): ReactElement {
  return (
    <p className={styles.brand}>
      <Mark size={28} />
      <span>
        砥柱 <span lang="en">Mainstay</span>
      </span>
    </p>
  );
}
