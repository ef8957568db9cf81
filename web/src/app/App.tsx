import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, type ReactElement } from "react";
import { RouterProvider } from "react-router";
import { useLanguage } from "@/shared/i18n";
import { antdChinese, antdEnglish, ConfigProvider, theme } from "@/shared/ui";
import { makeQueryClient } from "./queryClient";
import { router } from "./router";

const queries = makeQueryClient();
const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const look = { ...theme, token: { ...theme.token, motion: !still } };

export function App(): ReactElement {
  const language = useLanguage();
  return (
    <StrictMode>
      <ConfigProvider theme={look} locale={language === "en" ? antdEnglish : antdChinese} button={{ autoInsertSpace: false }}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>
  );
}
