import type { CSSProperties, ReactElement, ReactNode } from "react";
import styles from "./Chart.module.css";

export interface ChartPoint {
  key: string;
  /** Under the axis. */
  mark: string;
  /** Null leaves a gap. */
  value: number | null;
  /** At the point. */
  text: string;
}

interface Props {
  form: "line" | "bars";
  /** What the picture shows, in words, for those who do not see it. */
  label: string;
  points: ChartPoint[];
  low: number;
  high: number;
  /** Further lines across: the borders of bands, a bound. */
  borders?: number[];
  /** Lines across that only help the eye. */
  ticks?: number[];
  figure?: (value: number) => string;
  note?: ReactNode;
}

/** A row of figures as a line or as bars; the table beside it holds the same figures. */
export function Chart({ form, label, points, low, high, borders = [], ticks = [], figure = String, note }: Props): ReactElement {
  const across = (index: number) => ((index + 0.5) / points.length) * 100;
  const down = (value: number) => ((high - value) / (high - low)) * 100;
  const at = (value: number, index?: number): CSSProperties => ({ top: percent(down(value)), ...(index === undefined ? {} : { left: percent(across(index)) }) });
  const drawn = points.flatMap(({ value }, index) => (value === null ? [] : [{ x: across(index), y: down(value) }]));
  const width = 60 / points.length;
  return (
    <figure className={styles.figure} data-form={form}>
      <div className={styles.plot} role="img" aria-label={label}>
        {[high, ...ticks, ...borders, low].map((one) => (
          <span key={one} className={styles.border} style={at(one)} data-band={borders.includes(one)}>
            <span>{figure(one)}</span>
          </span>
        ))}
        <svg className={styles.line} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {form === "line" ? <polyline points={drawn.map((one) => `${String(one.x)},${String(one.y)}`).join(" ")} /> : drawn.map((one) => <rect key={one.x} x={one.x - width / 2} y={one.y} width={width} height={100 - one.y} />)}
        </svg>
        {points.map((one, index) =>
          one.value === null ? null : (
            <span key={one.key} className={styles.point} style={at(one.value, index)}>
              <span className={styles.value}>{one.text}</span>
            </span>
          ),
        )}
      </div>
      <div className={styles.marks} aria-hidden="true">
        {points.map((one) => (
          <span key={one.key}>{one.mark}</span>
        ))}
      </div>
      {note ? <figcaption>{note}</figcaption> : null}
    </figure>
  );
}

function percent(share: number): string {
  return `${String(share)}%`;
}
