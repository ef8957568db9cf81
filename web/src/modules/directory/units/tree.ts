/** The tree of units from the list in which each stands after the one above it. */
import type { Unit } from "@/api/directory";

export interface Branch {
  unit: Unit;
  below: Branch[];
}

/** Units that are closed stand in histories only. */
export function treeOf(units: Unit[]): Branch[] {
  const branches = new Map<string, Branch>();
  const roots: Branch[] = [];
  for (const unit of units) {
    if (unit.is_closed) continue;
    const branch = { unit, below: [] };
    branches.set(unit.id, branch);
    const above = unit.parent_id ? branches.get(unit.parent_id) : undefined;
    (above ? above.below : roots).push(branch);
  }
  return roots;
}

/** Open units as options, each with the names from the top down. */
export function optionsOf(units: Unit[]): { value: string; label: string }[] {
  const walk = (branches: Branch[], above: string): { value: string; label: string }[] =>
    branches.flatMap(({ unit, below }) => {
      const label = above ? `${above} / ${unit.name}` : unit.name;
      return [{ value: unit.id, label }, ...walk(below, label)];
    });
  return walk(treeOf(units), "");
}

/** How many people work in a unit and below it. */
export function peopleIn(branch: Branch): number {
  return branch.below.reduce((sum, one) => sum + peopleIn(one), branch.unit.people);
}
