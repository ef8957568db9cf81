import { addTexts } from "@/shared/i18n";
import en from "./en";
import vocabularyEn from "./vocabulary.en";
import vocabularyZh from "./vocabulary.zh";
import zh from "./zh";

export const texts = { zh: { ...zh, ...vocabularyZh }, en: { ...en, ...vocabularyEn } };
addTexts("drafting", texts);
