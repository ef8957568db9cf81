import { addTexts } from "@/shared/i18n";
import en from "./en";
import programsEn from "./programs.en";
import programsZh from "./programs.zh";
import zh from "./zh";

export const texts = { zh: { ...zh, ...programsZh }, en: { ...en, ...programsEn } };
addTexts("account", texts);
