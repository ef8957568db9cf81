/** Sizes of files in words. */
const STEP = 1024;
const UNITS = ["B", "KB", "MB", "GB"];

/** `0 B`, `12 KB`, `3.4 MB`: one decimal below ten. */
export function sizeWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  const shown = unit > 0 && value < 10 ? value.toFixed(1).replace(/\.0$/, "") : String(Math.round(value));
  return `${shown} ${UNITS[unit] ?? ""}`;
}

/** How much of the whole, in whole per cents; 100 only when all of it is there. */
export function percent(sent: number, size: number): number {
  return size === 0 || sent >= size ? 100 : Math.floor((sent / size) * 100);
}
