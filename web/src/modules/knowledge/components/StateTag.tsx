import type { ReactElement } from "react";
import type { ArticleState, ProblemState } from "@/api/knowledge";
import { useTexts } from "@/shared/i18n";
import { ToneMark, type IconName } from "@/shared/ui";

const LOOKS: Record<ProblemState | ArticleState, { icon: IconName; tone: string }> = {
  open: { icon: "running", tone: "running" },
  known_error: { icon: "warning", tone: "soon" },
  solved: { icon: "met", tone: "met" },
  closed: { icon: "void", tone: "idle" },
  draft: { icon: "edit", tone: "soon" },
  reviewed: { icon: "waiting", tone: "running" },
  published: { icon: "met", tone: "met" },
  withdrawn: { icon: "void", tone: "idle" },
};

/** A state as icon, word and colour together. */
export function StateTag({ kind, value }: { kind: "problemState" | "articleState"; value: ProblemState | ArticleState }): ReactElement {
  const { t } = useTexts("knowledge");
  return <ToneMark {...LOOKS[value]}>{t(`${kind}.${value}`)}</ToneMark>;
}
