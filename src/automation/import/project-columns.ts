import { optionalText, requiredCode, requiredText } from '../../platform/tabular/text-cell.js';
import { wordCell } from '../../catalogue/procedure-import/procedure-cells.js';
import { type WordList } from '../../kernel/word-list.js';
import { foldNumeral } from '../../kernel/numeral.js';
import { normalise } from '../../kernel/text.js';
import { CellError } from '../../platform/tabular/cell-errors.js';
import { defineColumns } from '../../platform/tabular/columns.js';
import { type RowsRead } from '../../platform/tabular/read-rows.js';
import { countCell, dateCell, monthCell, ownCell } from '../../platform/tabular/value-cells.js';
import { parseDecimal } from '../../kernel/exact.js';
import { AUTOMATION_KINDS, BASES, DIFFICULTIES, SOURCINGS } from '../automation-words.js';
import { DECIMALS } from '../baseline/baseline.js';
import { fieldWords } from '../project/field-of-work.js';
import { readOperatingMonths } from '../project/project-faults.js';
import {
  LONGEST_PROJECT_CODE,
  LONGEST_PROJECT_NAME,
  LONGEST_PROJECT_TEXT,
} from '../project/project-fields.js';
import { PROJECT_STAGES } from '../stage/project-stages.js';

const name = optionalText(LONGEST_PROJECT_NAME);
const text = optionalText(LONGEST_PROJECT_TEXT);

/** The columns of a file of automation projects, and of their export. */
export const projectColumns = defineColumns({
  code: { name: '案件コード', required: true, read: requiredCode(LONGEST_PROJECT_CODE) },
  name: { name: '案件名', required: true, read: requiredText(LONGEST_PROJECT_NAME) },
  department: { name: '所管課', required: true, read: requiredText(LONGEST_PROJECT_NAME) },
  kind: { name: '種別', required: true, read: requiredWord(AUTOMATION_KINDS) },
  field: { name: '分野', required: true, read: (cell: string) => requiredWord(fieldWords())(cell) },
  tool: { name: 'ツール', read: name },
  product: { name: '製品名', read: name },
  sourcing: { name: '開発方法', read: wordCell(SOURCINGS) },
  difficulty: { name: '難易度', read: wordCell(DIFFICULTIES) },
  operatingMonths: { name: '稼働月', read: readOperatingMonths },
  robotKey: { name: 'ロボットキー', read: optionalText(100) },
  procedures: { name: '手続コード', read: codesCell },
  stage: { name: '段階', read: wordCell(PROJECT_STAGES) },
  stageOn: { name: '段階日', read: dateCell },
  stageReason: { name: '段階の理由', read: text },
  productionOn: { name: '本番予定日', read: dateCell },
  beforeMinutes: { name: '導入前の時間（分）', read: ownCell(amountCell) },
  beforePeople: { name: '導入前の人数', unit: '人', read: ownCell(amountCell) },
  beforeCases: { name: '導入前の件数', read: countCell },
  measuredFrom: { name: '測定開始月', read: monthCell },
  measuredTo: { name: '測定終了月', read: monthCell },
  beforeBasis: { name: '導入前の算出方法', read: wordCell(BASES) },
  beforeNote: { name: '導入前の備考', read: text },
  estimateMinutes: { name: '見込の時間（分）', read: ownCell(amountCell) },
  estimatePeople: { name: '見込の人数', unit: '人', read: ownCell(amountCell) },
  casesPerYear: { name: '見込の年間件数', read: countCell },
  estimateNote: { name: '見込の備考', read: text },
  note: { name: '備考', read: text },
});

/** A row of the file as its cells were read. */
export type ProjectFileRow = RowsRead<typeof projectColumns>['rows'][number];
export type ProjectCells = ProjectFileRow['values'];
export type ProjectColumn = keyof ProjectCells;

function requiredWord<Key extends string>(words: WordList<Key>): (cell: string) => Key {
  return (cell) => {
    if (cell === '') throw new CellError('空欄です。選択肢から入力してください。');
    return words.read(cell);
  };
}

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Codes parted by `;`. Blank gives none. */
function codesCell(cell: string): string[] {
  return normalise(cell)
    .split(/[;、,]/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
}

/** A number with at most two decimals: `9.6`, `20分`, `1,200`. Blank is null. */
function amountCell(cell: string): string | null {
  const written = foldNumeral(cell.replace(/\s*[分人]$/, ''));
  const number = GROUPED.test(written) ? written.replaceAll(',', '') : written;
  if (number === '') return null;
  parseDecimal(number, DECIMALS);
  return number;
}
