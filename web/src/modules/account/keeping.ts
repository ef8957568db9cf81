/** Who keeps what concerns others: administrators of the whole installation, and those of units. */
import { useSession } from "@/modules/directory";

export interface Keeper {
  everywhere: boolean;
  units: boolean;
}

export function useKeeper(): Keeper {
  const held = (useSession().data?.roles ?? []).filter((one) => one.contract_id === null);
  return { everywhere: held.some((one) => one.role === "administrator"), units: held.some((one) => one.role === "unit_administrator") };
}
