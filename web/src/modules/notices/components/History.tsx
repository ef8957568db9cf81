import type { ReactElement } from "react";
import type { NoticeEntry } from "@/api/notices";
import { EntryList } from "@/shared/ledger";

/** The entries of a notice, the latest first. */
export function History({ entries }: { entries: NoticeEntry[] }): ReactElement {
  return <EntryList entries={entries} under="/api/notices/files" filesOf={(entry) => entry.files} lines={(entry) => [entry.note]} />;
}
