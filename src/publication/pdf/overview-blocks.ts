import { type ReportModel } from '../report-model.js';
import { targetOverview } from '../targets/target-overview.js';
import { column, inCell } from './printed-figure.js';
import { type PrintedBlock } from './printed-report.js';
import { actualCell } from './target-cells.js';

/** The targets at a glance; nothing where there are none. */
export function overviewBlocks(model: ReportModel): PrintedBlock[] {
  const rows = targetOverview(model);
  if (rows.length === 0) return [];
  return [
    { kind: 'subheading', text: '目標と見込み' },
    {
      kind: 'table',
      columns: [
        column('目標', 3.2),
        column('次の目標値', 1.5),
        column('最新の実績', 2.1, 'right'),
        column('判定', 0.9),
        column('軌道との乖離', 1.6, 'right'),
        column('予定年月による見込み', 2.2),
      ],
      rows: rows.map(({ target, goal, deviation, outlook }) => [
        target.name,
        inCell(goal),
        actualCell({ ...target, interim: null }),
        target.judgementName,
        inCell(deviation),
        outlook,
      ]),
    },
  ];
}
