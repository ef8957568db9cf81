import { addTexts } from "@/shared/i18n";
import en from "./en";
import zh from "./zh";

export const texts = { zh, en };
addTexts("notices", texts);
