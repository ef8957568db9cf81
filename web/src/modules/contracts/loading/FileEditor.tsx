import { useImperativeHandle, useRef, type ReactElement, type Ref } from "react";
import { useTexts } from "@/shared/i18n";
import styles from "./FileEditor.module.css";
import { lineSpan } from "./file";
import type { Remark } from "./remarks";

const LINE_HEIGHT = 20;
const ABOVE = 4;

export interface Editor {
  /** Marks a line and brings it into view. */
  show: (line: number) => void;
}

interface Props {
  value: string;
  onChange: (value: string) => void;
  remarks: Remark[];
  invalid: boolean;
  describedBy: string;
  ref: Ref<Editor>;
}

/** The file's text with the numbers of its lines; lines with remarks are marked. */
export function FileEditor({ value, onChange, remarks, invalid, describedBy, ref }: Props): ReactElement {
  const { t } = useTexts("contracts");
  const frame = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    show: (line) => {
      if (!area.current) return;
      const [start, end] = lineSpan(area.current.value, line);
      area.current.focus();
      area.current.setSelectionRange(start, end);
      area.current.scrollTop = Math.max(0, (line - ABOVE) * LINE_HEIGHT);
      area.current.scrollLeft = 0;
    },
  }));
  const count = value.split("\n").length;
  const numbers = Array.from({ length: count }, (_, index) => index + 1).join("\n");
  const marked = new Map(remarks.filter((remark) => remark.line > 0).map((remark) => [remark.line, remark.severity]).reverse() as [number, string][]);
  return (
    <div ref={frame} className={styles.frame}>
      <div className={styles.gutter} aria-hidden="true">
        <pre className={styles.moved}>{numbers}</pre>
      </div>
      <div className={styles.sheet}>
        <div className={`${styles.marks} ${styles.moved}`} aria-hidden="true">
          {[...marked].map(([line, severity]) => (
            <span key={line} data-severity={severity} style={{ top: (line - 1) * LINE_HEIGHT }} />
          ))}
        </div>
        <textarea
          ref={area}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onScroll={(event) => frame.current?.style.setProperty("--scrolled", `${-event.currentTarget.scrollTop}px`)}
          aria-label={t("load.text")}
          aria-invalid={invalid ? true : undefined}
          aria-describedby={describedBy}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
        />
      </div>
    </div>
  );
}
