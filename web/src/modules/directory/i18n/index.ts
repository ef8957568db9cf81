import { addTexts } from "@/shared/i18n";
import en from "./access.en";
import zh from "./access.zh";
import unitsEn from "./units.en";
import unitsZh from "./units.zh";

addTexts("access", { zh, en });
addTexts("units", { zh: unitsZh, en: unitsEn });
