import { useIntake } from "@/modules/contracts";
import { useTexts, useWords } from "@/shared/i18n";

export interface CaseNames {
  fact: (name: string) => string;
  value: (fact: string, value: unknown) => string;
  reason: (id: string) => string;
}

/** Names that the contract gives to facts, their values and reasons to pause. */
export function useCaseNames(contract: string): CaseNames {
  const intake = useIntake(contract);
  const words = useWords();
  const shared = useTexts();
  const { t } = useTexts("words");
  const found = intake.data;
  return {
    fact: (name) => words(found?.facts.find((fact) => fact.name === name)?.label) || t(`fact.${name}`, name),
    value: (fact, value) => {
      if (typeof value === "boolean") return shared.t(value ? "state.yes" : "state.no");
      const known = fact === "level" ? found?.levels : found?.facts.find((item) => item.name === fact)?.values;
      return words(known?.find((item) => item.id === value)?.name) || String(value);
    },
    reason: (id) => words(found?.pauses.find((pause) => pause.id === id)?.name) || id,
  };
}
