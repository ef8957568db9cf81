import "@/shared/ui/tokens.css";
import { createRoot } from "react-dom/client";
import { connectClient } from "@/api/client";
import { setServerNow } from "@/shared/format";
import { currentLanguage } from "@/shared/i18n";
import { App } from "./App";

connectClient({ language: currentLanguage, serverTime: setServerNow });
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
