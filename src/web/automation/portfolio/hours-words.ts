import { BASES } from '../../../automation/automation-words.js';
import { type HoursViewDto } from '../../../automation/portfolio/figures.dto.js';
import { completenessInWords } from '../../../kernel/figure-words.js';
import { type Completeness } from '../../../kernel/rate.js';
import { hoursLabel } from '../amount-words.js';

/** The hours by how they are known: `実測 12.0時間、申告 3.0時間`; those of 0 are left out, all of them give ―. */
export function basisInWords({ byBasis }: Pick<HoursViewDto, 'byBasis'>): string {
  const told = BASES.keys.filter((basis) => Number(byBasis[basis]) !== 0);
  return told.map((basis) => `${BASES.names[basis]} ${hoursLabel(byBasis[basis])}`).join('、') || '―';
}

/** Of the monthly results expected, those that are known: `40 / 42か月分`. */
export function monthsAnswered(completeness: Completeness): string {
  return `${completenessInWords(completeness)}か月分`;
}
