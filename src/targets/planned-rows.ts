import { type Indicator } from '../achievement/indicator/indicator.js';
import { type ItemRow } from '../achievement/rows/item-row.js';
import { type ItemRule } from '../achievement/rows/period-facts.js';
import { type ProcedureRow } from '../achievement/rows/procedure-row.js';
import { type Month, parseMonth } from '../kernel/month.js';
import { isOnline } from '../kernel/stage.js';
import { type FirstPlan, slipFromFirstPlan } from './first-plan.js';
import { type PlannedItem, type PlannedProcedure } from './forecast.js';

/** The procedures in scope as a forecast from the month `from` takes them, with the slip of each. */
export function plannedProcedures(
  rows: readonly ProcedureRow[],
  firstPlans: ReadonlyMap<string, FirstPlan>,
  from: Month,
): PlannedProcedure[] {
  return rows
    .filter(({ inScope }) => inScope)
    .map((row) => {
      const { procedureId: id, departmentId } = row;
      const plannedMonth = row.plannedMonth === null ? null : parseMonth(row.plannedMonth);
      const slip = slipFromFirstPlan(row, firstPlans.get(id), from);
      return { id, departmentId, online: isOnline(row.stage), plannedMonth, slip };
    });
}

/** The items in an indicator's denominator, with the procedures that stand for each, exempt ones among them. */
export function plannedItems(rows: readonly ItemRow[], { tag }: Pick<Indicator, 'tag'>): PlannedItem[] {
  return rows
    .filter(
      ({ applicability, tags }) => applicability !== 'not-handled' && (tag === null || tags.includes(tag)),
    )
    .map(({ itemKey: key, procedureIds }) => ({ key, procedureIds }));
}

/** When an item is online under an indicator: the municipality chooses where the indicator leaves it open. */
export function ruleOf({ itemRule }: Pick<Indicator, 'itemRule'>, requestedRule: ItemRule): ItemRule {
  return itemRule ?? requestedRule;
}

/** Whether departments' plans say how an indicator will go: it counts what is online, by item or by procedure. */
export function isForecastable({ numerator }: Pick<Indicator, 'numerator'>): boolean {
  return numerator === 'items_online' || numerator === 'procedures_online';
}
