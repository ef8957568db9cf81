import { addTexts } from "@/shared/i18n";
import en from "./en";
import listsEn from "./lists.en";
import listsZh from "./lists.zh";
import zh from "./zh";

export const texts = { zh: { ...zh, ...listsZh }, en: { ...en, ...listsEn } };
addTexts("desk", texts);
