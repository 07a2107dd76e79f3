import { type ItemRow } from '../achievement/item-row.js';
import { type ItemRule } from '../achievement/period-facts.js';
import { type ProcedureRow } from '../achievement/procedure-row.js';
import { STAGES, STAGE_NAMES, STAGE_UNANSWERED } from '../kernel/stage.js';
import {
  applicabilityLabel,
  type ApplicabilityState,
  type NotHandledReason,
} from '../priority-list/applicability-words.js';
import { type ReportFacts } from './report-facts.js';
import { type ReportItemDto } from './report-rows-answer.dto.js';

const NOBODY_LEADS = '所管課未定';
const NO_PROCEDURE = '手続なし';

/** The items of the list by number, each with its group. */
export function itemsOf({ now, before }: ReportFacts): (ItemRow & { item: ReportItemDto })[] {
  const procedures = new Map(now.procedures.map((row) => [row.procedureId, row]));
  const earlier = new Map(before?.items.map((row) => [row.itemKey, row]));
  return now.items.map((row) => {
    const was = earlier.get(row.itemKey);
    const online = isItemOnline(row, now.snapshot.itemRule);
    return {
      ...row,
      item: {
        key: row.itemKey,
        number: row.number,
        name: row.name,
        verification: row.verification,
        applicability: applicabilityLabel(
          row.applicability as ApplicabilityState,
          row.applicabilityReason as NotHandledReason | null,
        ),
        handled: row.applicability !== 'not-handled',
        department: row.leadDepartmentName ?? NOBODY_LEADS,
        stage: furthestStage(row.procedureIds.flatMap((id) => procedures.get(id) ?? [])),
        online,
        procedures: row.procedureIds.length,
        changed: was && before ? change(isItemOnline(was, before.snapshot.itemRule), online) : null,
      },
    };
  });
}

/** As the figures count it: what is not handled is never online. */
function isItemOnline({ applicability, onlineAny, onlineAll }: ItemRow, rule: ItemRule): boolean {
  return applicability !== 'not-handled' && (rule === 'all' ? onlineAll : onlineAny);
}

function change(was: boolean, is: boolean): ReportItemDto['changed'] {
  if (was === is) return null;
  return is ? 'came-online' : 'went-offline';
}

/** Of those in scope; where all are exempt, that is what there is to say. */
function furthestStage(procedures: readonly ProcedureRow[]): string {
  if (procedures.length === 0) return NO_PROCEDURE;
  const inScope = procedures.filter((row) => row.inScope);
  const told = (inScope.length > 0 ? inScope : procedures).flatMap(({ stage }) => stage ?? []);
  const furthest = STAGES.findLast((stage) => told.includes(stage));
  return furthest === undefined ? STAGE_UNANSWERED : STAGE_NAMES[furthest];
}
