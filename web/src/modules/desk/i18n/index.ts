import { addTexts } from "@/shared/i18n";
import calendarsEn from "./calendars.en";
import calendarsZh from "./calendars.zh";
import en from "./en";
import ladderEn from "./ladder.en";
import ladderZh from "./ladder.zh";
import listsEn from "./lists.en";
import listsZh from "./lists.zh";
import proceduresEn from "./procedures.en";
import proceduresZh from "./procedures.zh";
import searchEn from "./search.en";
import searchZh from "./search.zh";
import workEn from "./work.en";
import workZh from "./work.zh";
import zh from "./zh";

/** One file a noun; later files add to what earlier ones say. */
export const texts = [
  { zh, en },
  { zh: listsZh, en: listsEn },
  { zh: calendarsZh, en: calendarsEn },
  { zh: ladderZh, en: ladderEn },
  { zh: workZh, en: workEn },
  { zh: proceduresZh, en: proceduresEn },
  { zh: searchZh, en: searchEn },
];
for (const part of texts) addTexts("desk", part);
