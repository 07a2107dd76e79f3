import { grouped, NO_FIGURE, partsInWords } from '../../kernel/figure-words.js';
import { periodLabel } from '../../kernel/period.js';
import { type TargetOutcomeDto } from '../../targets/forecast-answer.dto.js';
import { type ReportModel } from '../report-model.js';
import { lead, note } from './figure-sections.js';
import { column, inCell, printedPercent } from './printed-figure.js';
import { type PrintedSection, type PrintedTable } from './printed-report.js';

/** What becomes of the targets if plans hold, and if they slip; nothing where no target counts what is online. */
export function forecastSections({ forecast }: ReportModel): PrintedSection[] {
  if (!forecast) return [];
  const table: PrintedTable = {
    kind: 'table',
    columns: [
      column('目標', 3),
      column('仮定', 1.7),
      column('見込み', 2.2, 'right'),
      column('足りない数', 1.2, 'right'),
      column('目標に達する月', 1.8),
    ],
    rows: forecast.targets.flatMap(({ name, next, denominator, held, slipped }) =>
      [
        { assumed: '予定どおり', ...held },
        { assumed: '遅れた場合', ...slipped },
      ].map((outcome) => [
        `${name}\n${next.label}末 ${next.value}%`,
        outcome.assumed,
        `${printedPercent(outcome.percent)}　${partsInWords(outcome.online, denominator)}`,
        outcome.missing === 0 ? 'なし' : `${grouped(outcome.missing)}手続`,
        reachedCell(outcome),
      ]),
    ),
  };
  return [
    {
      heading: '予定年月による見込み',
      blocks: [
        lead(
          '「予定どおり」は手続ごとの予定年月がすべて守られたとき、「遅れた場合」は各課の予定がその課のこれまでの遅れの中央値だけ遅れたときの、目標の年度末の値です。',
        ),
        table,
        ...slipBlocks(forecast.slips),
      ],
    },
  ];
}

function reachedCell({ reachedIn }: TargetOutcomeDto): string {
  return reachedIn === null ? NO_FIGURE : inCell(periodLabel(reachedIn));
}

function slipBlocks(slips: NonNullable<ReportModel['forecast']>['slips']): PrintedSection['blocks'] {
  if (slips.length === 0) return [];
  return [
    { kind: 'subheading', text: '課ごとのこれまでの遅れ' },
    {
      kind: 'table',
      columns: [
        column('所管課', 3),
        column('遅れの分かる手続', 1.4, 'right'),
        column('遅れの中央値', 1.4, 'right'),
      ],
      rows: slips.map(({ departmentName, plans, medianSlip }) => [
        departmentName,
        `${grouped(plans)}件`,
        slipInWords(medianSlip),
      ]),
    },
  ];
}

function slipInWords(months: number): string {
  if (months === 0) return '遅れなし';
  return months > 0 ? `${months}か月` : `${-months}か月の前倒し`;
}

/** The procedures not yet online that carry the most; nothing where no applications are known. */
export function paretoSections({ pareto }: ReportModel): PrintedSection[] {
  if (!pareto) return [];
  const { yearLabel, known, unknown, rows } = pareto;
  const shown = `件数のわかる${grouped(known)}手続のうち、上位${grouped(rows.length)}手続を示します。`;
  return [
    {
      heading: '件数の多い未オンライン化の手続',
      blocks: [
        lead(
          `${yearLabel}の件数の多い順です。${shown}累計は、件数のわかる未オンライン化の手続の件数に占める割合です。`,
        ),
        {
          kind: 'table',
          columns: [
            column('順位', 0.7, 'right'),
            column('手続', 4),
            column('所管課', 2),
            column('段階', 1.4),
            column('予定', 2),
            column('件数', 1.5, 'right'),
            column('累計', 1.2, 'right'),
          ],
          rows: rows.map((row) => [
            String(row.rank),
            row.name,
            row.departmentName,
            row.stage,
            row.plannedMonth === null ? '予定なし' : inCell(periodLabel(row.plannedMonth)),
            `${grouped(row.applications)}${row.lowerBound ? '以上' : ''}`,
            printedPercent(row.cumulativePercent),
          ]),
        },
        ...(unknown > 0 ? [note(`ほかに、件数のわからない手続が${grouped(unknown)}件あります。`)] : []),
      ],
    },
  ];
}
