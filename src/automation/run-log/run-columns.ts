import { optionalText, requiredCode } from '../../access/text-cell.js';
import { parseCountText } from '../../kernel/count.js';
import { readInstant } from '../../kernel/read-instant.js';
import { CellError } from '../../platform/tabular/cell-errors.js';
import { defineColumns } from '../../platform/tabular/columns.js';
import { type RowsRead } from '../../platform/tabular/read-rows.js';
import { LONGEST_REASON, LONGEST_ROBOT_KEY, LONGEST_RUN_ID, RUN_OUTCOMES, type RunOutcome } from './run.js';

/** The columns of a file of run logs. */
export const runColumns = defineColumns({
  robotKey: { name: 'ロボットキー', required: true, read: requiredCode(LONGEST_ROBOT_KEY) },
  runId: { name: '実行ID', read: optionalText(LONGEST_RUN_ID) },
  startedAt: { name: '開始日時', required: true, read: startCell },
  endedAt: { name: '終了日時', read: (cell: string) => (cell === '' ? null : readInstant(cell)) },
  outcome: { name: '結果', aliases: ['実行結果', 'ステータス'], required: true, read: outcomeCell },
  cases: { name: '処理件数', aliases: ['件数'], read: parseCountText },
  reason: {
    name: '理由',
    aliases: ['失敗理由', 'エラー内容'],
    read: optionalText(LONGEST_REASON),
  },
});

export type RunFileRow = RowsRead<typeof runColumns>['rows'][number];

function startCell(cell: string): Date {
  if (cell === '') throw new CellError('開始日時が空欄です。入力してください。');
  return readInstant(cell);
}

function outcomeCell(cell: string): RunOutcome {
  if (cell === '') throw new CellError('結果が空欄です。成功、失敗、中止のいずれかを入力してください。');
  return RUN_OUTCOMES.read(cell);
}
