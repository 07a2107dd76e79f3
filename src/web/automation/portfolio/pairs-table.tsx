import { type PortfolioPairDto } from '../../../automation/portfolio/portfolio.dto.js';
import { column } from '../../components/data-table.js';
import { amountLabel } from '../amount-words.js';
import { amount, type PortfolioData, portfolioTable } from './portfolio-table.js';
import { type Placed, placing, QUADRANTS } from './quadrants.js';
import { NAMED } from './tables.js';

interface PairRow extends PortfolioPairDto {
  /** Its number in the drawing; null for one that cannot be placed. */
  number: number | null;
  quadrant: Placed['quadrant'] | null;
}

function pairRows({ portfolio }: PortfolioData): PairRow[] {
  const { placed, unplaced } = placing(portfolio.pairs);
  return [
    ...placed.map(({ pair, quadrant }, at) => ({ ...pair, number: at + 1, quadrant })),
    ...unplaced.map((pair) => ({ ...pair, number: null, quadrant: null })),
  ];
}

export const PAIRS = portfolioTable<PairRow>({
  id: 'pairs',
  sheet: '費用と効果',
  about: '費用と効果',
  caption: () => '案件ごとの費用と効果',
  columns: () => [
    { key: 'number', label: '番号', numeric: true, cell: ({ number }) => number },
    ...NAMED,
    column('yen', '費用（円）', ({ cost }) => cost.yen, { kind: 'integer' }),
    amount('hours', '実績（時間）', ({ saved }) => saved),
    column('saved', '効果（円）', ({ savedYen }) => savedYen, {
      kind: 'integer',
      cell: ({ savedYen }) => amountLabel(savedYen === null ? null : String(savedYen)),
    }),
    amount('ratio', '費用対効果', ({ effectiveness }) => effectiveness),
    column('quadrant', '位置', ({ quadrant }) => (quadrant === null ? '' : QUADRANTS[quadrant])),
  ],
  rows: (data) => pairRows(data).filter(({ number }) => number !== null),
  fileRows: pairRows,
});
