import type { Words } from "./words";

export interface SessionRole {
  role: string;
  side: string;
  contract_id: string | null;
  label?: Words;
}

export interface Session {
  person: { id: string; login: string; name: string; language: "zh" | "en" } | null;
  roles: SessionRole[];
  organisation: string;
}
