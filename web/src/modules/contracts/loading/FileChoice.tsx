import { useId, useState, type DragEvent, type ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { Icon } from "@/shared/ui";
import styles from "./FileChoice.module.css";

/** A place to drop a file, and a way to choose one by keyboard. */
export function FileChoice({ name, onFile }: { name: string; onFile: (file: File) => void }): ReactElement {
  const { t } = useTexts("contracts");
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a second way; the control inside is the first
    <div className={styles.place} data-over={over} onDrop={drop} onDragOver={hover} onDragLeave={() => setOver(false)}>
      <input
        id={id}
        type="file"
        accept=".yaml,.yml,application/yaml,text/yaml"
        aria-describedby={`${id}-limit`}
        className={styles.input}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
      <label htmlFor={id} className={styles.button}>
        <Icon name="contracts" size={16} />
        {t("load.choose")}
      </label>
      <span className={styles.words}>{name || t("load.drop")}</span>
      <span id={`${id}-limit`} className={styles.limit}>
        {t("load.limit")}
      </span>
    </div>
  );
}
