import { addTexts } from "@/shared/i18n";
import en from "./access.en";
import zh from "./access.zh";

addTexts("access", { zh, en });
