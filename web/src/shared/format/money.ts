/** Figures of money and shares; decimals stay text, so that no digit is lost. */
import type { Language } from "@/shared/i18n";

export function formatMoney(amount: string | number, language: Language): string {
  const [whole = "0", fraction = ""] = String(amount).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const figure = `${grouped}.${fraction.padEnd(2, "0")}`;
  return language === "zh" ? `${figure} 元` : `CNY ${figure}`;
}

/** A share as a decimal (`0.0001`) in per cent (`0.01%`), exactly. */
export function formatShare(share: string | number): string {
  if (String(share).endsWith("%")) return String(share);
  const [whole = "0", fraction = ""] = String(share).split(".");
  const padded = fraction.padEnd(2, "0");
  const integer = `${whole}${padded.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const rest = padded.slice(2).replace(/0+$/, "");
  return `${integer}${rest ? `.${rest}` : ""}%`;
}

/** `1.000` → `1`. */
export function formatNumber(value: string | number): string {
  const text = String(value);
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}
