import { addTexts } from "@/shared/i18n";
import en from "./en";
import programsEn from "./programs.en";
import programsZh from "./programs.zh";
import sourcesEn from "./sources.en";
import sourcesZh from "./sources.zh";
import zh from "./zh";

export const texts = { zh: { ...zh, ...programsZh, ...sourcesZh }, en: { ...en, ...programsEn, ...sourcesEn } };
addTexts("account", texts);
