import { ApiProperty } from '@nestjs/swagger';
import { countOrNone } from '../../achievement/comparison/aspect-value-answer.dto.js';
import { countAnswer, type CountAnswer } from '../../achievement/comparison/count-answer.js';
import { type ProcedureRow } from '../../achievement/rows/procedure-row.js';
import { type IsoDate, parseDate } from '../../kernel/date.js';
import { grouped } from '../../kernel/figure-words.js';
import { parseMonth, type Month } from '../../kernel/month.js';
import { percent } from '../../kernel/rate.js';
import { STAGES, STAGE_NAMES, STAGE_UNANSWERED, isOnline } from '../../kernel/stage.js';
import { lengthOf, type ReadList, type ShownReport } from '../report-model.js';
import {
  codesOf,
  count,
  day,
  decimal,
  month,
  pick,
  text,
  type ReportColumn,
  word,
} from '../section/report-column.js';
import { type Block, type ReportSection, type ReportTable, table } from '../section/report-section.js';

const DELAY_WORDS = {
  passed: '予定年月が到来',
  moved: '予定年月を延期',
  'passed-and-moved': '予定年月を延期し、なお到来',
} as const;

/** A list of procedures beyond this would make a book of the report. */
export const LONGEST_LIST = 200;

class UsageDto {
  @ApiProperty({ description: 'オンライン件数（件）' }) numerator!: number;
  @ApiProperty({ description: '総件数（件）' }) denominator!: number;
  @ApiProperty({ type: String, nullable: true, description: 'オンライン利用率（%、小数第1位まで）' })
  percent!: string | null;
}

export class ReportProcedureDto {
  @ApiProperty({ description: '手続コード' }) code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: '所管課' }) department!: string;
  @ApiProperty({ description: '段階。誰も答えていなければ「未回答」', example: 'オンライン申請可' })
  stage!: string;
  @ApiProperty({ description: 'オンラインか' }) online!: boolean;
  @ApiProperty({ description: '率の対象か（適用除外と廃止を除く）' }) inScope!: boolean;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: '段階を最後に記録した日（月次の報告で確かめた日を含む）',
  })
  stageSince!: IsoDate | null;
  @ApiProperty({ type: String, nullable: true, description: 'オンライン化の予定の月', example: '2027-04' })
  plannedMonth!: Month | null;
  @ApiProperty(countOrNone('月の総件数')) applicationsTotal!: CountAnswer;
  @ApiProperty(countOrNone('月のオンライン件数')) applicationsOnline!: CountAnswer;
  @ApiProperty({ type: UsageDto, description: '両方の件数がある報告による' }) usage!: UsageDto;
  @ApiProperty({ type: String, nullable: true, description: '比べた月の段階。同じなら null' })
  stageBefore!: string | null;
}

export class BehindProcedureDto extends ReportProcedureDto {
  @ApiProperty({ type: String, nullable: true, description: '比べた月の予定の月。同じなら null' })
  plannedBefore!: Month | null;
  @ApiProperty({
    enum: Object.keys(DELAY_WORDS),
    description: 'passed は予定の月を過ぎた、moved は予定が遅い月に変わった、passed-and-moved は両方',
  })
  why!: keyof typeof DELAY_WORDS;
}

/** What a line says of a procedure. */
export type ListedRow = Pick<
  ProcedureRow,
  | 'code'
  | 'name'
  | 'departmentName'
  | 'stage'
  | 'inScope'
  | 'stageSince'
  | 'plannedMonth'
  | 'applicationsTotal'
  | 'applicationsTotalNa'
  | 'applicationsOnline'
  | 'applicationsOnlineNa'
  | 'pairOnline'
  | 'pairTotal'
>;

/** What a line says of its row in the month before. */
export type EarlierRow = Pick<ProcedureRow, 'stage' | 'plannedMonth'>;

/** One that is online now and known not to be the month before. An answer given for the first time is no change. */
export function newlyOnlineOf(row: ListedRow, was: EarlierRow | undefined): ReportProcedureDto[] {
  const cameOnline = isOnline(row.stage) && was !== undefined && was.stage !== null && !isOnline(was.stage);
  return cameOnline ? [lineOf(row, was)] : [];
}

/** One in scope and not online whose planned month has come, or was moved to a later one since the month before. */
export function delayedOf(row: ListedRow, was: EarlierRow | undefined, month: Month): BehindProcedureDto[] {
  if (!row.inScope || isOnline(row.stage) || row.plannedMonth === null) return [];
  const plannedBefore = was?.plannedMonth ?? null;
  const isPostponed = plannedBefore !== null && plannedBefore < row.plannedMonth;
  const passed = row.plannedMonth <= month;
  if (!isPostponed && !passed) return [];
  return [
    {
      ...lineOf(row, was),
      plannedBefore: plannedBefore === row.plannedMonth ? null : monthOrNull(plannedBefore),
      why: isPostponed ? (passed ? 'passed-and-moved' : 'moved') : 'passed',
    },
  ];
}

/** What a list says of a procedure, beside its row in the month before. */
export function lineOf(row: ListedRow, was: EarlierRow | undefined): ReportProcedureDto {
  const usage = { numerator: row.pairOnline, denominator: row.pairTotal };
  return {
    code: row.code,
    name: row.name,
    department: row.departmentName,
    stage: stageName(row),
    online: isOnline(row.stage),
    inScope: row.inScope,
    stageSince: row.stageSince === null ? null : parseDate(row.stageSince),
    plannedMonth: monthOrNull(row.plannedMonth),
    applicationsTotal: countAnswer(row.applicationsTotal, row.applicationsTotalNa),
    applicationsOnline: countAnswer(row.applicationsOnline, row.applicationsOnlineNa),
    usage: { ...usage, percent: percent(usage) },
    stageBefore: was && was.stage !== row.stage ? stageName(was) : null,
  };
}

function stageName({ stage }: Pick<ProcedureRow, 'stage'>): string {
  return stage === null ? STAGE_UNANSWERED : STAGE_NAMES[stage];
}

function monthOrNull(text: string | null): Month | null {
  return text === null ? null : parseMonth(text);
}

/** A procedure in any of the lists. */
type ListedProcedure = ReportProcedureDto &
  Partial<Pick<BehindProcedureDto, 'plannedBefore' | 'why'>> & { newlyOnline?: boolean };

const STAGE_WORDS = [STAGE_UNANSWERED, ...STAGES.map((stage) => STAGE_NAMES[stage])].join('、');

const COLUMNS: ReportColumn<ListedProcedure>[] = [
  text('code', '手続コード', ({ code }) => code, { on: ['page', 'sheet'] }),
  text('name', '手続名', ({ name }) => name, { heading: true }),
  word('department', '所管課', ({ department }) => department),
  word('stage', '段階', ({ stage }) => stage, { meaning: `${STAGE_WORDS}のいずれか。` }),
  word('stageBefore', '前月の段階', ({ stageBefore }) => stageBefore, {
    meaning: '前月と段階が異なるときの、前月の段階。',
  }),
  day('stageSince', '段階の記録日', ({ stageSince }) => stageSince, {
    meaning: '段階を最後に記録した日（西暦、年-月-日）。月次の報告で同じ段階を確かめた日を含む。',
  }),
  count('applicationsTotal', '総件数', ({ applicationsTotal }) => applicationsTotal, {
    unit: '件',
    blank: STAGE_UNANSWERED,
    meaning: '対象期間に受け付けた件数。値がなく、値（文字）が未回答または該当なしのものは0件ではない。',
  }),
  count('applicationsOnline', 'オンライン件数', ({ applicationsOnline }) => applicationsOnline, {
    unit: '件',
    blank: STAGE_UNANSWERED,
    meaning: '総件数のうちオンラインで受け付けた件数。値がないものの扱いは総件数と同じ。',
  }),
  decimal('usage', '利用率', ({ usage }) => usage.percent, {
    unit: '%',
    blank: null,
    meaning: '総件数に占めるオンライン件数の割合。両方の件数がわかる報告だけで計算する。',
    dataMore: ({ usage: { numerator, denominator } }) => ({ numerator, denominator }),
  }),
  month('plannedBefore', '前の予定年月', ({ plannedBefore }) => plannedBefore),
  month('plannedMonth', '予定年月', ({ plannedMonth }) => plannedMonth, {
    meaning: 'オンライン化する予定の年月（西暦、年-月）。',
  }),
  text('newlyOnline', '新たにオンライン化', ({ newlyOnline }) => (newlyOnline ? '該当' : null), {
    meaning: '該当する手続にだけ行がある。',
  }),
  text('behind', '理由', ({ why }) => why && DELAY_WORDS[why], {
    sheet: '遅れ・遅れのおそれ',
    dataName: '遅れ・遅れのおそれ',
    meaning: `${Object.values(DELAY_WORDS).join('、')}のいずれか。該当する手続にだけ行がある。`,
  }),
];

/** Those that came online since the month before. */
export const NEWLY_ONLINE: ReportSection = {
  key: 'newly',
  title: (report) => `新たにオンライン化した手続（${grouped(lengthOf(report, 'newlyOnline'))}件）`,
  blocks: (report) =>
    report.comparedWith === null
      ? [{ kind: 'note', text: '前月の記録がないため、示していません。' }]
      : [
          procedureTable(report, 'newlyOnline', {
            key: 'newly',
            caption: `${report.comparedWith.label}より後にオンライン化した手続`,
            columns: pick(COLUMNS, 'code', 'name', 'department', 'stageBefore', 'stage', 'stageSince'),
          }),
        ],
};

/** Those whose planned month has come or was put off. */
export const DELAYED: ReportSection = {
  key: 'behind',
  title: (report) => `遅れ・遅れのおそれのある手続（${grouped(lengthOf(report, 'behind'))}件）`,
  blocks: (report) => [
    procedureTable(report, 'behind', {
      key: 'behind',
      caption: '予定年月が到来した、または延びた未オンライン化の手続',
      columns: pick(
        COLUMNS,
        'code',
        'name',
        'department',
        'stage',
        'plannedBefore',
        'plannedMonth',
        'behind',
      ),
    }),
  ],
};

/** Every procedure, for those who work on with the figures: too long a list to be read. */
export const PROCEDURES: ReportSection = {
  key: 'procedures',
  title: '手続',
  codes: codesOf('procedure', COLUMNS),
  blocks: (model) => [allProcedures(model)],
};

function allProcedures({ procedures, newlyOnline, behind }: Parameters<ReportSection['blocks']>[0]): Block {
  const newly = new Set(newlyOnline.map(({ code }) => code));
  const whys = new Map(behind.map(({ code, why }) => [code, why]));
  return table<ListedProcedure>({
    key: 'procedures',
    caption: '手続',
    columns: COLUMNS.filter(({ key }) => key !== 'plannedBefore'),
    rows: procedures.map((one) => ({ ...one, newlyOnline: newly.has(one.code), why: whys.get(one.code) })),
    code: 'procedure',
    subject: ({ code, name, department }) => ({ scope: '手続', scopeKey: code, scopeName: name, department }),
    read: false,
    sheet: '手続',
    stated: true,
  });
}

/** A long list by its first rows; the other formats contain all of it. */
function procedureTable(
  report: ShownReport,
  list: ReadList,
  description: Pick<ReportTable<ListedProcedure>, 'key' | 'caption' | 'columns'>,
): Block {
  const all = lengthOf(report, list);
  return table<ListedProcedure>({
    ...description,
    rows: firstOf<ListedProcedure>(report[list]),
    empty: '該当する手続はありません。',
    ...(all > LONGEST_LIST && {
      lead: `全${grouped(all)}件のうち、総件数の多い${LONGEST_LIST}件を示します。すべてはExcelとCSVにあります。`,
    }),
  });
}

/** Of a long list those with the most applications, in the list's own order. */
export function firstOf<Row extends ReportProcedureDto>(rows: readonly Row[]): Row[] {
  const byApplications = rows.toSorted((a, b) => applicationsOf(b) - applicationsOf(a));
  const first = new Set(byApplications.slice(0, LONGEST_LIST));
  return rows.filter((row) => first.has(row));
}

/** Those without reported applications come last. */
function applicationsOf({ applicationsTotal: total }: ReportProcedureDto): number {
  return typeof total === 'number' ? total : -1;
}
