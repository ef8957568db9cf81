import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import en from "./en";
import vocabularyEn from "./vocabulary.en";
import vocabularyZh from "./vocabulary.zh";
import zh from "./zh";

export type Language = "zh" | "en";
export interface Words {
  zh: string;
  en?: string;
}

const STORED = "mainstay.language";

function initialLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === "zh" || stored === "en") return stored;
  return navigator.language.toLowerCase().startsWith("en") ? "en" : "zh";
}

void i18next.use(initReactI18next).init({
  lng: initialLanguage(),
  fallbackLng: "zh",
  defaultNS: "shared",
  resources: { zh: { shared: zh, words: vocabularyZh }, en: { shared: en, words: vocabularyEn } },
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});
document.documentElement.lang = i18next.language === "en" ? "en" : "zh-CN";

/** A module brings its own texts, one resource for each language, when its code is loaded. */
export function addTexts(namespace: string, texts: { zh: object; en: object }): void {
  i18next.addResourceBundle("zh", namespace, texts.zh, true, true);
  i18next.addResourceBundle("en", namespace, texts.en, true, true);
}

export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh";
}

export function setLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  void i18next.changeLanguage(language);
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === "en" ? "en" : "zh";
}

/** Reads the contract's own words in the reader's language; Chinese is always there. */
export function useWords(): (words: Words | null | undefined) => string {
  const language = useLanguage();
  return (words) => inLanguage(words, language);
}

export function inLanguage(words: Words | null | undefined, language: Language): string {
  if (!words) return "";
  return language === "en" && words.en ? words.en : words.zh;
}

export { useTranslation as useTexts };
