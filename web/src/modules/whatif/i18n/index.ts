import { addTexts } from "@/shared/i18n";
import en from "./en";
import zh from "./zh";

addTexts("whatif", { zh, en });
