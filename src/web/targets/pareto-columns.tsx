import { periodLabel } from '../../kernel/period.js';
import { type ParetoRowDto } from '../../targets/forecast-answer.dto.js';
import { type Column } from '../components/data-table.js';

/** The procedure with its department. */
export const PARETO_NAMES: Column<Pick<ParetoRowDto, 'procedureId' | 'name' | 'departmentName'>>[] = [
  {
    key: 'name',
    label: '手続',
    heading: true,
    cell: ({ procedureId, name }) => <a href={`/procedures/${procedureId}`}>{name}</a>,
  },
  { key: 'department', label: '所管課', short: true, cell: ({ departmentName }) => departmentName },
];

/** When it is planned to be online, and how often it is applied for. */
export const PARETO_WEIGHTS: Column<Pick<ParetoRowDto, 'plannedMonth' | 'applications' | 'lowerBound'>>[] = [
  {
    key: 'planned',
    label: '予定年月',
    short: true,
    cell: ({ plannedMonth }) => (plannedMonth === null ? '予定なし' : periodLabel(plannedMonth)),
  },
  {
    key: 'applications',
    label: '件数',
    numeric: true,
    cell: ({ applications, lowerBound }) =>
      `${applications.toLocaleString('ja-JP')}${lowerBound ? '以上（未回答あり）' : ''}`,
  },
];
