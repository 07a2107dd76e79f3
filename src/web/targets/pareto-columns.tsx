import { periodLabel } from '../../kernel/period.js';
import { type ParetoRowDto } from '../../targets/forecast-answer.dto.js';
import { type Column, column } from '../components/data-table.js';

/** The procedure with its department. */
export const PARETO_NAMES: Column<Pick<ParetoRowDto, 'procedureId' | 'name' | 'departmentName'>>[] = [
  column('name', '手続', ({ name }) => name, {
    heading: true,
    href: ({ procedureId }) => `/procedures/${procedureId}`,
  }),
  { key: 'department', label: '所管課', short: true, cell: ({ departmentName }) => departmentName },
];

/** When it is planned to be online, and how often it is applied for. */
export const PARETO_WEIGHTS: Column<Pick<ParetoRowDto, 'plannedMonth' | 'applications' | 'lowerBound'>>[] = [
  column(
    'planned',
    '予定年月',
    ({ plannedMonth }) => (plannedMonth === null ? '予定なし' : periodLabel(plannedMonth)),
    { short: true },
  ),
  column(
    'applications',
    '件数',
    ({ applications, lowerBound }) =>
      `${applications.toLocaleString('ja-JP')}${lowerBound ? '以上（未回答あり）' : ''}`,
    { numeric: true },
  ),
];
