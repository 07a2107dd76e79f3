import { completenessInWords, FIGURE_WORDS, NO_FIGURE } from '../../kernel/figure-words.js';
import { type ReportModel } from '../report-model.js';
import { type ReportTargetDto } from '../report-parts-answer.dto.js';
import { STATE_WORDS } from '../report-words.js';
import { targetOverview } from '../targets/target-overview.js';
import { column, inCell, printedParts } from './printed-figure.js';
import { type PrintedBlock } from './printed-report.js';
import { withUnit } from './target-cells.js';

/** The targets at a glance; nothing where there are none. */
export function overviewBlocks(model: ReportModel): PrintedBlock[] {
  const rows = targetOverview(model);
  if (rows.length === 0) return [];
  return [
    { kind: 'subheading', text: '目標と見込み' },
    {
      kind: 'table',
      columns: [
        column('目標', 3),
        column('次の目標値', 1.7),
        column('最新の実績', 2.9, 'right'),
        column('判定', 0.9),
        column('軌道との乖離', 1.5, 'right'),
        column('予定年月による見込み', 2),
      ],
      rows: rows.map(({ target, goal, deviation, outlook }) => [
        target.name,
        inCell(goal),
        actualCell(target),
        target.judgementName,
        inCell(deviation),
        outlook,
      ]),
    },
  ];
}

/** The actual value in as few lines as it can be told in. */
function actualCell(target: ReportTargetDto): string {
  const { latest, countUnit } = target;
  if (!latest) return NO_FIGURE;
  const { value, rate, completeness, state, periodLabel } = latest;
  if (!rate || !completeness || !state) return `${withUnit(value, target)}\n${periodLabel}`;
  const { reported, expected } = completeness;
  const parts = `${printedParts({ ...rate, percent: value, completeness })}${countUnit ?? ''}`;
  const missing =
    reported === expected ? '' : `、${FIGURE_WORDS.reported} ${completenessInWords(completeness)}`;
  return `${withUnit(value, target)}　${parts}\n${periodLabel}\n${STATE_WORDS[state]}${missing}`;
}
