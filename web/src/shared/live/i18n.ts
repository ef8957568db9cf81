import { addTexts } from "@/shared/i18n";

addTexts("live", {
  zh: {
    live: "实时更新",
    connecting: "正在连接实时更新",
    lost: "未连接实时更新，所示为 {{time}} 读取的内容。",
    readAgain: "重新读取",
  },
  en: {
    live: "Live",
    connecting: "Connecting for live updates",
    lost: "Not connected: this shows what was loaded at {{time}}.",
    readAgain: "Read again",
  },
});
