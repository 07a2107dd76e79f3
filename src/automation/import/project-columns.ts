import { optionalText, requiredCode, requiredText, textColumn } from '../../platform/tabular/text-cell.js';
import { wordCell } from '../../catalogue/procedure-import/procedure-cells.js';
import { type WordList } from '../../kernel/word-list.js';
import { foldNumeral } from '../../kernel/numeral.js';
import { normalise } from '../../kernel/text.js';
import { CellError } from '../../platform/tabular/cell-errors.js';
import { cellReader, defineColumns } from '../../platform/tabular/columns.js';
import { labelsOf, textsOf } from '../../platform/database/labelled.js';
import { type RowsRead } from '../../platform/tabular/read-rows.js';
import { countCell, dateCell, monthCell, ownCell } from '../../platform/tabular/value-cells.js';
import { parseDecimal } from '../../kernel/exact.js';
import { countText } from '../../reporting/count-text.js';
import { AUTOMATION_KINDS, BASES, DIFFICULTIES, SOURCINGS } from '../automation-words.js';
import { DECIMALS } from '../baseline/baseline.js';
import { fieldWords } from '../project/field-of-work.js';
import { readOperatingMonths } from '../project/project-fields.js';
import { AutomationProjectEntity } from '../project/automation-project.entity.js';
import { type ProjectDto, type ProjectListedDto } from '../project/project.dto.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from '../baseline/baseline.dto.js';
import { type KnownProject } from '../project/known-projects.js';
import { stageAt } from '../stage/stage-line.js';
import { type StageLineDto } from '../stage/stage.dto.js';
import { PROJECT_STAGES } from '../stage/project-stages.js';

const LABELS = labelsOf(AutomationProjectEntity);
const TEXT = textsOf(AutomationProjectEntity);
const longText = optionalText(TEXT.note.longest);

/** A number with at most two decimals: `9.6`, `20分`, `1,200`. Blank is null. */
const amountCell = cellReader({ rule: '数字。小数は2桁まで入力できます。' }, readAmount);

type PlannedProject = ProjectDto & Pick<ProjectListedDto, 'plannedProductionOn'>;

/** A project as its row of the export shows it. */
interface ExportedProject extends KnownProject<PlannedProject> {
  /** Codes, in order. */
  procedures: readonly string[];
}

/** The columns of a file of automation projects, and of their export: how a cell is read and what is written there. */
export const projectColumns = defineColumns({
  code: {
    ...own('code'),
    name: LABELS.code,
    required: true,
    example: 'RPA-001',
    read: requiredCode(TEXT.code.longest),
  },
  name: {
    ...own('name'),
    name: LABELS.name,
    required: true,
    example: '住民税の申告データ入力',
    read: requiredText(TEXT.name.longest),
  },
  department: {
    ...own('departmentName'),
    name: LABELS.departmentId,
    required: true,
    rule: '課の名称か課コード。',
    example: '市民税課',
    read: requiredText(TEXT.name.longest),
  },
  kind: {
    ...own('kind', AUTOMATION_KINDS),
    name: LABELS.kind,
    required: true,
    example: AUTOMATION_KINDS.names.rpa,
    read: requiredWord(AUTOMATION_KINDS),
  },
  field: {
    name: LABELS.field,
    required: true,
    read: cellReader(
      { rule: '選べる値から1つ。', choices: () => Object.values(fieldWords().names) },
      (text: string) => requiredWord(fieldWords())(text),
    ),
    ...plainTextColumn(({ project: { field } }) => fieldWords().names[field] ?? field),
  },
  tool: { ...own('tool'), ...textColumn(TEXT.tool) },
  product: { ...own('product'), ...textColumn(TEXT.product) },
  sourcing: { ...own('sourcing', SOURCINGS), name: LABELS.sourcing, read: wordCell(SOURCINGS) },
  difficulty: { ...own('difficulty', DIFFICULTIES), name: LABELS.difficulty, read: wordCell(DIFFICULTIES) },
  operatingMonths: {
    name: LABELS.operatingMonths,
    rule: '動く月の数字を「、」で区切ります。通年なら空欄にします。',
    read: readOperatingMonths,
    ...plainTextColumn(({ project }) => project.operatingMonths.join('、')),
  },
  robotKey: { ...own('robotKey'), ...textColumn(TEXT.robotKey) },
  procedures: {
    name: '手続コード',
    rule: '関わる手続のコード。いくつもあるときは「;」で区切ります。',
    example: 'JUMIN-001',
    read: codesCell,
    ...plainTextColumn(({ procedures }) => procedures.join(';')),
  },
  stage: { ...latest('stage', PROJECT_STAGES), name: '段階', read: wordCell(PROJECT_STAGES) },
  stageOn: { ...latest('stageOn'), name: '段階日', read: dateCell },
  stageReason: { ...latest('reason'), name: '段階の理由', read: longText },
  productionOn: { ...own('plannedProductionOn'), name: '本番予定日', read: dateCell },
  beforeMinutes: { ...before('minutesPerCase'), name: '導入前の時間（分）', read: ownCell(amountCell) },
  beforePeople: { ...before('people'), name: '導入前の人数', unit: '人', read: ownCell(amountCell) },
  beforeCases: {
    name: '導入前の件数',
    read: countCell,
    ...plainTextColumn((one) => one.before && countText(one.before.cases)),
  },
  measuredFrom: { ...before('measuredFrom'), name: '測定開始月', read: monthCell },
  measuredTo: { ...before('measuredTo'), name: '測定終了月', read: monthCell },
  beforeBasis: { ...before('basis', BASES), name: '導入前の算出方法', read: wordCell(BASES) },
  beforeNote: { ...before('note'), name: '導入前の備考', read: longText },
  estimateMinutes: { ...estimate('minutesPerCase'), name: '見込の時間（分）', read: ownCell(amountCell) },
  estimatePeople: { ...estimate('people'), name: '見込の人数', unit: '人', read: ownCell(amountCell) },
  casesPerYear: { ...estimate('casesPerYear'), name: '見込の年間件数', read: countCell },
  estimateNote: { ...estimate('note'), name: '見込の備考', read: longText },
  note: { ...own('note'), ...textColumn(TEXT.note) },
});

/** A row of the file as its cells were read. */
export type ProjectFileRow = RowsRead<typeof projectColumns>['rows'][number];
export type ProjectCells = ProjectFileRow['values'];
export type ProjectColumn = keyof ProjectCells;

/** What the export says of a project, by the names of the columns. */
export function exportedCells(project: ExportedProject): Record<string, string | null> {
  return Object.fromEntries(Object.values(projectColumns).map(({ name, cell }) => [name, cell(project)]));
}

/** What the export writes. */
function plainTextColumn(cell: (one: ExportedProject) => string | null) {
  return { cell };
}

/** The cell of a field of the project itself; of one with a list of words, its word. */
function own(field: keyof PlannedProject, words?: WordList<string>) {
  return plainTextColumn(({ project }) => entryCell(project, field, words));
}

/** The same of the stage the project is in now. */
function latest(field: keyof StageLineDto, words?: WordList<string>) {
  return plainTextColumn(({ stages }) => entryCell(stageAt(stages), field, words));
}

function before(field: keyof EnteredBeforeDto, words?: WordList<string>) {
  return plainTextColumn((one) => entryCell(one.before, field, words));
}

function estimate(field: keyof EnteredEstimateDto) {
  return plainTextColumn((one) => entryCell(one.estimate, field));
}

function entryCell<Entry>(entry: Entry | null, field: keyof Entry, words?: WordList<string>): string | null {
  const value = entry?.[field] ?? null;
  return value === null ? null : (words?.names[String(value)] ?? String(value));
}

function requiredWord<Key extends string>(words: WordList<Key>) {
  return cellReader(
    { rule: '選べる値から1つ。', choices: Object.values(words.names) },
    (cell: string): Key => {
      if (cell === '') throw new CellError('空欄です。選択肢から入力してください。');
      return words.read(cell);
    },
  );
}

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Codes parted by `;`. Blank gives none. */
function codesCell(cell: string): string[] {
  return normalise(cell)
    .split(/[;、,]/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
}

function readAmount(cell: string): string | null {
  const numeral = foldNumeral(cell.replace(/\s*[分人]$/, ''));
  const number = GROUPED.test(numeral) ? numeral.replaceAll(',', '') : numeral;
  if (number === '') return null;
  parseDecimal(number, DECIMALS);
  return number;
}
