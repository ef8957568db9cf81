const STEPS = [1, 2, 4, 6, 8, 10];

/** The round figure at or above the largest of some values, up to which a chart reaches; from 2 on its half is whole too. */
export function topOf(values: number[]): number {
  const most = Math.max(0, ...values);
  if (most === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = STEPS.find((one) => one * power >= most) ?? 10;
  return step * power;
}
