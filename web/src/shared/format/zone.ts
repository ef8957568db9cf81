/** The zone in which a page reads and writes its moments: that of the contract it shows. */
import { createContext, useContext } from "react";
import { useLanguage, type Language } from "@/shared/i18n";
import { DEFAULT_ZONE, formatMoment, type MomentOptions } from "./moment";

export const ZoneContext = createContext(DEFAULT_ZONE);

export function useZone(): string {
  return useContext(ZoneContext);
}

/** Writes a moment in the reader's language and the page's zone; a row of another contract names its own. */
export function useMoment(): (iso: string, options?: MomentOptions) => string {
  const language = useLanguage();
  const zone = useZone();
  return (iso, options) => formatMoment(iso, language, { zone, ...options });
}

/** `中国标准时间`, `China Standard Time`: the same in summer and in winter. */
export function zoneName(zone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", { timeZone: zone, timeZoneName: "longGeneric" }).formatToParts(0);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}
