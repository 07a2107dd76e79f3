import { CHANNEL_KINDS, type ChannelKind } from '../../catalogue/channel/channel-words.js';
import { ProcedureEntity } from '../../catalogue/procedure/procedure.entity.js';
import { ProcedureQueryDto } from '../../catalogue/procedure/procedure-query.dto.js';
import { type ProcedureListedDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import {
  APPLICANTS,
  FREQUENCIES,
  IDENTITY_CHECKS,
  PROCEDURE_KINDS,
} from '../../catalogue/procedure/procedure-words.js';
import { type FormBody } from '../http/form-body.js';
import { EXEMPT_REASON_NAMES, stageInWords } from '../../kernel/stage.js';
import { labelsOf } from '../../platform/database/labelled.js';
import { type Column, column } from '../components/data-table.js';
import { RowTick } from '../components/row-tick.js';
import { type Filter, selectFilter } from '../list/filter.js';
import { type FiledList } from '../list/list.js';
import { ListQuery } from '../list/list-query.js';
import { type ListNames, NO_NAMES } from './catalogue-names.js';
import { STAGE_FILTER_CHOICES, namedChoices, wordChoices } from './choices.js';
import { StageTag } from './stage-tag.js';

const LABELS = labelsOf(ProcedureEntity);

interface May {
  edit: boolean;
  /** Sees more than one department. */
  everyDepartment: boolean;
}

/** 手続台帳. What procedures only name by their keys is called as in `names`. */
export function catalogueList(names: ListNames, may: May): FiledList<ProcedureListedDto> {
  return {
    id: 'procedures',
    path: '/procedures',
    caption: '手続',
    filters: filtersOf(names, may),
    columns: columnsOf(names),
    order: may.edit ? ['select', ...ORDER] : ORDER,
    empty: '条件に合う手続はありません。検索語を短くするか、条件を減らしてください。',
    file: { name: '手続台帳', ascii: 'procedures', sheet: '手続台帳' },
  };
}

/** What an address of the list asks for. */
export function catalogueQuery(raw: FormBody): ListQuery {
  const list = catalogueList(NO_NAMES, { edit: false, everyDepartment: true });
  return ListQuery.of(list, raw);
}

/** The same for the service. @throws Problem 422 with the faults */
export function checkedCatalogueQuery(query: ListQuery): Promise<ProcedureQueryDto> {
  return query.checked(ProcedureQueryDto, { sort: sortOf(query) });
}

/** Of the page; the file begins as an import file does. */
const ORDER = [
  ...['name', 'code', 'division', 'department', 'stage', 'stageSince', 'kind', 'applicant', 'frequency'],
  ...['planned', 'channels', 'items', 'updated'],
];

function columnsOf({ itemName }: ListNames): Column<ProcedureListedDto>[] {
  const [shown, hidden] = [{ optional: 'shown' }, { optional: 'hidden' }] as const;
  return [
    { key: 'select', label: '選択', only: 'page', cell: Tick },
    column('code', LABELS.code, ({ code }) => code, { ...shown, sortable: true }),
    column('name', LABELS.name, ({ name }) => name, { heading: true, sortable: true, cell: Name }),
    column('kana', LABELS.kana, ({ kana }) => kana, { only: 'file' }),
    column('division', '部', ({ divisionName }) => divisionName, hidden),
    column('department', LABELS.departmentId, ({ departmentName }) => departmentName, shown),
    column('kind', LABELS.kind, ({ kind }) => kind && PROCEDURE_KINDS.names[kind], hidden),
    column('applicant', LABELS.applicant, (row) => row.applicant && APPLICANTS.names[row.applicant], hidden),
    column('frequency', LABELS.frequency, ({ frequency }) => FREQUENCIES.names[frequency], hidden),
    column('stage', '段階', ({ stage }) => stageInWords(stage), { ...shown, cell: StageTag }),
    column(
      'exemptReason',
      '適用除外理由',
      (row) => row.exemptReason && EXEMPT_REASON_NAMES[row.exemptReason],
      {
        only: 'file',
      },
    ),
    column('stageSince', '段階日', ({ stageSince }) => stageSince, { ...hidden, kind: 'date' }),
    column('planned', LABELS.plannedMonth, ({ plannedMonth }) => plannedMonth, { ...shown, kind: 'period' }),
    column('channels', '受付システム', (row) => row.channels.map(channelName).join('、'), shown),
    column(
      'items',
      '優先手続',
      (row) => row.itemKeys.map((key) => itemName.get(key) ?? key).join('、'),
      shown,
    ),
    column('updated', LABELS.updatedAt, ({ updatedAt }) => updatedAt, {
      ...hidden,
      only: 'page',
      sortable: true,
    }),
    column('retired', '登録取消', ({ retired }) => (retired ? '登録取消' : null), { only: 'file' }),
  ];
}

const channelName = (kind: ChannelKind) => CHANNEL_KINDS.names[kind];

function Name({ id, name, retired }: ProcedureListedDto) {
  return (
    <>
      <a href={`/procedures/${id}`}>{name}</a>
      {retired ? (
        <>
          {' '}
          <span class="mark">登録取消</span>
        </>
      ) : null}
    </>
  );
}

function Tick({ id, name }: ProcedureListedDto) {
  return <RowTick name="id" value={id} label={`「${name}」を選ぶ`} />;
}

function filtersOf({ divisions, departments, items }: ListNames, { everyDepartment }: May): Filter[] {
  const ofDepartments = [
    selectFilter('divisionId', '部', namedChoices(divisions)),
    selectFilter('departmentId', LABELS.departmentId, namedChoices(departments)),
  ];
  return [
    {
      name: 'search',
      label: '手続名・かな・コードで探す',
      control: 'search',
      hint: '空白で区切ると、すべての語を含む手続を探します。',
    },
    { name: 'stages', label: '段階（今日現在）', control: 'ticks', choices: STAGE_FILTER_CHOICES },
    ...(everyDepartment ? ofDepartments : []),
    selectFilter('kind', LABELS.kind, wordChoices(PROCEDURE_KINDS)),
    selectFilter('applicant', LABELS.applicant, wordChoices(APPLICANTS)),
    selectFilter('identityCheck', LABELS.identityCheck, wordChoices(IDENTITY_CHECKS)),
    selectFilter('frequency', LABELS.frequency, wordChoices(FREQUENCIES)),
    selectFilter('channel', '受付システム（今日利用中）', wordChoices(CHANNEL_KINDS)),
    selectFilter('mapped', '優先手続への対応付け', [
      { value: 'true', label: '対応付けあり' },
      { value: 'false', label: '対応付けなし' },
    ]),
    selectFilter(
      'itemKey',
      '優先手続',
      items.map(({ key, number, name }) => ({ value: key, label: `${number} ${name}` })),
    ),
    { name: 'plannedFrom', label: '予定年月（から）', control: 'month', size: 12 },
    { name: 'plannedTo', label: '予定年月（まで）', control: 'month', size: 12 },
    selectFilter(
      'retired',
      '登録取消の手続',
      [
        { value: 'only', label: '登録取消だけ' },
        { value: 'all', label: '含める' },
      ],
      '含めない',
    ),
    { name: 'sort', control: 'hidden' },
    { name: 'limit', control: 'none' },
    { name: 'columns', control: 'none' },
  ];
}

/** How the list is ordered: nearest first for a search unless the address says otherwise. */
export function sortOf(query: ListQuery): string {
  return query.text('sort') || (query.text('search') === '' ? 'code' : 'relevance');
}
