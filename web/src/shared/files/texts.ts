/** The texts of choosing and showing files. */
import { addTexts } from "@/shared/i18n";
import en from "./i18n/en";
import zh from "./i18n/zh";

export const NAMESPACE = "files";

addTexts(NAMESPACE, { zh, en });
