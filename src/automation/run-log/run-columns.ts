import { optionalText, requiredText } from '../../platform/tabular/text-cell.js';
import { normalise } from '../../kernel/text.js';
import { CellError } from '../../platform/tabular/cell-errors.js';
import { type CellPlace, cellReader, defineColumns } from '../../platform/tabular/columns.js';
import { type RowsRead } from '../../platform/tabular/read-rows.js';
import { countCell, instantCell } from '../../platform/tabular/value-cells.js';
import { LONGEST_REASON, LONGEST_ROBOT_KEY, LONGEST_RUN_ID, RUN_OUTCOMES, type RunOutcome } from './run.js';

/** The columns of a file of run logs. */
export const runColumns = defineColumns({
  robotKey: {
    name: 'ロボットキー',
    required: true,
    rule: '自動化案件に登録したロボットキー。',
    example: 'robot-juminzei',
    read: robotKeyCell,
  },
  runId: { name: '実行ID', example: 'run-20261031-01', read: optionalText(LONGEST_RUN_ID) },
  startedAt: {
    name: '開始日時',
    required: true,
    example: '2026-10-31 09:30',
    read: cellReader({ rule: instantCell.rule }, startCell),
  },
  endedAt: { name: '終了日時', example: '2026-10-31 09:42', read: instantCell },
  outcome: {
    name: '結果',
    aliases: ['実行結果', 'ステータス'],
    required: true,
    example: RUN_OUTCOMES.names.succeeded,
    read: cellReader({ rule: '選べる値から1つ。', choices: Object.values(RUN_OUTCOMES.names) }, outcomeCell),
  },
  cases: { name: '処理件数', example: '48', aliases: ['件数'], read: countCell },
  reason: {
    name: '理由',
    aliases: ['失敗理由', 'エラー内容'],
    read: optionalText(LONGEST_REASON),
  },
});

export type RunFileRow = RowsRead<typeof runColumns>['rows'][number];

/** A robot's key is compared as the project has it: only its width is folded. */
function robotKeyCell(text: string, cell: CellPlace): string {
  return requiredText(LONGEST_ROBOT_KEY)(normalise(text), cell);
}

function startCell(text: string, cell: CellPlace): Date {
  const start = instantCell(text, cell);
  if (start === null) throw new CellError('開始日時が空欄です。入力してください。');
  return start;
}

function outcomeCell(cell: string): RunOutcome {
  if (cell === '') throw new CellError('結果が空欄です。成功、失敗、中止のいずれかを入力してください。');
  return RUN_OUTCOMES.read(cell);
}
