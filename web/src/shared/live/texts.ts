/** The texts of the sign of live updates. */
import { addTexts } from "@/shared/i18n";
import en from "./i18n/en";
import zh from "./i18n/zh";

addTexts("live", { zh, en });
