import { STAGE_UNANSWERED } from '../kernel/stage.js';
import { DATA_CODES, type DataKey } from './data-codes.js';
import { wordsDatum, type Datum, type Subject } from './datum.js';
import { type CountSaid } from '../achievement/count-said.js';
import {
  type ReportItemDto,
  type ReportProcedureDto,
  type BehindProcedureDto,
} from './report-rows-answer.dto.js';
import { BEHIND_WORDS, CHANGE_WORDS, onlineWord } from './report-words.js';

/** The data of one item of the list. */
export function* itemData(item: ReportItemDto): Generator<Datum> {
  const { number, name: scopeName, department, changed } = item;
  const of = { scope: '優先手続', scopeKey: String(number), scopeName, department } as const;
  yield wordsDatum(of, 'item.applicability', item.applicability);
  yield wordsDatum(of, 'item.online', onlineWord(item));
  yield wordsDatum(of, 'item.stage', item.stage);
  yield countDatum(of, 'item.procedures', item.procedures);
  if (changed) yield wordsDatum(of, 'item.changed', CHANGE_WORDS[changed]);
}

/** The data of one procedure; `newly` and `behind` where it is in those lists. */
export function* procedureData(
  procedure: ReportProcedureDto,
  { newly, behind }: { newly: boolean; behind: BehindProcedureDto['why'] | undefined },
): Generator<Datum> {
  const { code: scopeKey, name: scopeName, department, stageBefore, stageSince, plannedMonth } = procedure;
  const of = { scope: '手続', scopeKey, scopeName, department } as const;
  yield wordsDatum(of, 'procedure.stage', procedure.stage);
  if (stageBefore !== null) yield wordsDatum(of, 'procedure.stage-before', stageBefore);
  if (stageSince !== null) yield wordsDatum(of, 'procedure.stage-since', stageSince);
  yield countDatum(of, 'procedure.applications-total', procedure.applicationsTotal);
  yield countDatum(of, 'procedure.applications-online', procedure.applicationsOnline);
  const { percent: value, ...parts } = procedure.usage;
  yield {
    ...of,
    key: 'procedure.usage',
    name: DATA_CODES['procedure.usage'].name,
    value,
    unit: '%',
    ...parts,
  };
  if (plannedMonth !== null) yield wordsDatum(of, 'procedure.planned-month', plannedMonth);
  if (newly) yield wordsDatum(of, 'procedure.newly-online', '該当');
  if (behind) yield wordsDatum(of, 'procedure.behind', BEHIND_WORDS[behind]);
}

/** A number, or in words why there is none. */
function countDatum(of: Subject, key: DataKey, count: CountSaid): Datum {
  const datum = { ...of, key, name: DATA_CODES[key].name };
  if (typeof count === 'number') return { ...datum, value: count, unit: '件' };
  return { ...datum, words: count ?? STAGE_UNANSWERED };
}
