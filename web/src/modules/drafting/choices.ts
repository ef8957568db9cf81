/** The words that a fact of one choice may hold, by fact; `of` depends on the kind. */
const BASES = ["price", "audited_price", "unpaid_amount", "paid_amount", "period_fee", "system_period_fee", "monthly_share", "goods_price", "loss"];
const SIDES = ["customer", "vendor", "third_party"];

const CHOICES: Record<string, string[]> = {
  side: SIDES,
  owner: ["customer", "vendor", "either"],
  payer: ["customer", "vendor", "either"],
  tax: ["included", "excluded"],
  invoice: ["special", "ordinary"],
  basis: BASES,
  cap_basis: BASES,
  trigger: ["signed", "effective", "advance_guarantee", "delivered", "acceptance", "final_acceptance", "audited", "period_end", "assessed", "maintenance_end", "invoice"],
  measure: ["respond", "support", "arrive", "diagnose", "workaround", "resolve", "report", "confirm", "spare"],
  start: ["reported", "responded", "arrived", "diagnosed", "resolved", "asked"],
  calendar: ["24x7", "workdays", "office_hours"],
  mode: ["phone", "remote", "on_site"],
  action: ["notify", "escalate", "reassign"],
  media: ["electronic", "paper", "disc"],
  form: ["per_day", "share", "per_occurrence", "fixed", "repetition", "loss", "extension", "right"],
  per: ["day", "hour", "occurrence"],
  right: ["suspend", "terminate", "withhold", "refuse", "return"],
};
const OF: Record<string, string[]> = {
  number: ["contract", "project", "tender"],
  date: ["signed", "effective", "delivery", "other"],
  maintenance: ["maintenance", "warranty"],
};

export function choicesOf(kind: string, fact: string): string[] {
  return fact === "of" ? (OF[kind] ?? []) : (CHOICES[fact] ?? []);
}

export const ALL_CHOICES = [...new Set([...Object.values(CHOICES).flat(), ...Object.values(OF).flat()])];
