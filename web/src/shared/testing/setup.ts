import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";
import { setLanguage } from "@/shared/i18n";

setLanguage("zh");
afterEach(cleanup);
