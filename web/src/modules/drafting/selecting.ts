/** The words that are selected in one passage of the paper, counted in characters as the draft counts them. */
import type { DraftEvidence } from "@/api/drafting";

export function selectedIn(paper: HTMLElement): { evidence: DraftEvidence; words: string } | null {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const passage = passageOf(range.startContainer);
  if (!passage || passage !== passageOf(range.endContainer) || !paper.contains(passage)) return null;
  const before = range.cloneRange();
  before.selectNodeContents(passage);
  before.setEnd(range.startContainer, range.startOffset);
  const start = Array.from(before.toString()).length;
  const words = range.toString();
  return { words, evidence: { passage: passage.dataset.passage ?? "", span: { start, end: start + Array.from(words).length } } };
}

function passageOf(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-passage]") ?? null;
}
