import { ApiProperty } from '@nestjs/swagger';
import { type ItemRow } from '../../achievement/rows/item-row.js';
import { type ItemRule } from '../../achievement/rows/period-facts.js';
import { STAGES, STAGE_NAMES, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { applicabilityLabel } from '../../priority-list/applicability-words.js';
import { type Verification, VERIFICATIONS } from '../../priority-list/edition-words.js';
import { type ProcedureFacts, type StagedProcedure } from '../procedure-facts.js';
import { type ReportFacts } from '../report-facts.js';
import { ReportScopeDto } from '../report-figures-answer.dto.js';
import { type ShownReport } from '../report-model.js';
import { codesOf, count, text, type ReportColumn, word } from '../section/report-column.js';
import { type Block, type ReportSection, table } from '../section/report-section.js';

const CHANGE_WORDS = {
  'came-online': '新たにオンライン化',
  'went-offline': 'オンラインでなくなった',
} as const;

export class ReportItemDto {
  @ApiProperty({ description: '版によらない優先手続のキー' }) key!: string;
  @ApiProperty({ description: 'この版での番号' }) number!: number;
  @ApiProperty() name!: string;
  /** `unverified`: the name was not checked against the list's original. */
  @ApiProperty({ enum: VERIFICATIONS, description: '名称を原典で確認したか' }) verification!: Verification;
  /** 「該当」, 「非該当（制度なし）」, 「未確認」. */
  @ApiProperty({ example: '非該当（制度なし）' }) applicability!: string;
  @ApiProperty({ description: '優先手続の分母に数えるか' }) handled!: boolean;
  @ApiProperty({ description: '主管課', example: '所管課未定' }) department!: string;
  /** The furthest stage of its procedures in scope: 「オンライン申請可」, 「未回答」, 「手続なし」. */
  @ApiProperty({ description: '対応する手続の最も進んだ段階', example: 'オンライン申請可' }) stage!: string;
  @ApiProperty({ description: '団体の判定によりオンラインか' }) online!: boolean;
  @ApiProperty({ description: '対応する手続の数（登録取消と廃止を除く）' }) procedures!: number;
  @ApiProperty({
    enum: Object.keys(CHANGE_WORDS),
    nullable: true,
    description: '比べた月からの変化。変化がないか、分からなければ null',
  })
  changed!: keyof typeof CHANGE_WORDS | null;
}

export class ReportGroupDto extends ReportScopeDto {
  @ApiProperty({ type: [ReportItemDto], description: '番号順' }) items!: ReportItemDto[];
}

const NOBODY_LEADS = '所管課未定';
const NO_PROCEDURE = '手続なし';

/** The items of the list by number, each with its group. */
export function itemsOf(
  { now, before }: ReportFacts,
  { mapped }: Pick<ProcedureFacts, 'mapped'>,
): (ItemRow & { item: ReportItemDto })[] {
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
        applicability: applicabilityLabel(row.applicability, row.applicabilityReason),
        handled: row.applicability !== 'not-handled',
        department: row.leadDepartmentName ?? NOBODY_LEADS,
        stage: furthestStage(mapped.get(row.itemKey) ?? []),
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

/** The stages in scope; where all are exempt, that is said instead. */
function furthestStage(procedures: readonly StagedProcedure[]): string {
  if (procedures.length === 0) return NO_PROCEDURE;
  const inScope = procedures.filter((row) => row.inScope);
  const answered = (inScope.length > 0 ? inScope : procedures).flatMap(({ stage }) => stage ?? []);
  const furthest = STAGES.findLast((stage) => answered.includes(stage));
  return furthest === undefined ? STAGE_UNANSWERED : STAGE_NAMES[furthest];
}

type ListedItem = ReportItemDto & { group: string };

const STAGE_WORDS = [STAGE_UNANSWERED, ...STAGES.map((stage) => STAGE_NAMES[stage])].join('、');

const COLUMNS: ReportColumn<ListedItem>[] = [
  text('group', 'グループ', ({ group }) => group, { on: ['sheet'] }),
  count('number', '番号', ({ number }) => number),
  text('name', '優先手続', ({ name }) => name, {
    heading: true,
    words: (item) => (isUnverified(item) ? `${item.name}（名称未確認）` : item.name),
  }),
  text('verification', '名称の確認', (item) => (isUnverified(item) ? '未確認' : '確認済'), { on: ['sheet'] }),
  word('department', '所管課', ({ department }) => department, { on: ['page', 'paper', 'sheet'] }),
  text('applicability', '該当の有無', ({ applicability }) => applicability, {
    meaning: '優先手続を団体が扱うかどうかと、扱わない理由。',
  }),
  word('stage', '段階', ({ stage }) => stage, {
    meaning: `対応する手続のうち最も進んだ段階（${STAGE_WORDS}）。対応する手続がないときは手続なし。`,
  }),
  word('online', 'オンライン化', onlineWord, {
    on: ['page', 'sheet', 'data'],
    meaning: 'オンライン、未オンライン、対象外のいずれか。対象外は、扱わない優先手続。',
  }),
  count('procedures', '手続数', ({ procedures }) => procedures, {
    on: ['sheet', 'data'],
    unit: '件',
    meaning: '対応する手続の数。登録取消と廃止を除く。',
  }),
  text('changed', '前月からの変化', ({ changed }) => changed && CHANGE_WORDS[changed], {
    meaning: `${Object.values(CHANGE_WORDS).join('、')}のいずれか。変化がないものは行がない。`,
  }),
];

/** The items of the national list, group by group, with stage and change. */
export const ITEMS: ReportSection = {
  key: 'items',
  title: '優先手続の一覧',
  codes: codesOf('item', COLUMNS),
  blocks: (model) => {
    const items = model.groups.flatMap(({ name, items: own }) =>
      own.map((item) => ({ ...item, group: name })),
    );
    return [
      ...model.groups.flatMap((group) => groupBlocks(model, group)),
      table({
        key: 'items',
        caption: '優先手続',
        columns: COLUMNS,
        rows: items,
        code: 'item',
        subject: ({ number, name, department }) => ({
          ...{ scope: '優先手続', scopeKey: String(number), scopeName: name, department },
        }),
        read: false,
        sheet: '優先手続',
        stated: true,
      }),
    ];
  },
};

function groupBlocks(
  { period, revision }: ShownReport,
  { key, name, figures, items }: ReportGroupDto,
): Block[] {
  const rates = figures
    .filter(({ denominator }) => denominator !== null && denominator > 0)
    .map((figure) => ({
      ...{ name: figure.name, figure },
      link: {
        ...{ to: 'figure' as const, indicator: figure.key, month: period.month, revision },
        scope: { kind: 'group' as const, key },
      },
    }));
  return [
    { kind: 'heading', text: name },
    ...(rates.length > 0 ? [{ kind: 'rates' as const, rates }] : []),
    table({
      key: `group-${key}`,
      caption: `${name}の優先手続`,
      columns: COLUMNS,
      rows: items.map((item) => ({ ...item, group: name })),
    }),
  ];
}

function isUnverified({ verification }: ReportItemDto): boolean {
  return verification === 'unverified';
}

/** What is not handled is neither online nor to be online. */
function onlineWord({ handled, online }: ReportItemDto): string {
  if (!handled) return '対象外';
  return online ? 'オンライン' : '未オンライン';
}
