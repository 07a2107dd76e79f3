import { type PortfolioPairDto } from '../../../automation/portfolio/portfolio.dto.js';

/** The four parts of cost against effect, in words; 大きい is what lies at or above the middle. */
export const QUADRANTS = {
  'cheap-much': '費用が小さく、効果が大きい',
  'dear-much': '費用も効果も大きい',
  'cheap-little': '費用も効果も小さい',
  'dear-little': '費用が大きく、効果が小さい',
} as const;
export type Quadrant = keyof typeof QUADRANTS;
export const QUADRANT_KEYS = Object.keys(QUADRANTS) as Quadrant[];

/** A project with both its cost and its effect. */
export interface Placed {
  pair: PortfolioPairDto;
  yen: number;
  hours: number;
  quadrant: Quadrant;
}

/** Cost against effect: those that can be placed, those that cannot, and the middles that part them. */
export interface Placing {
  placed: Placed[];
  /** Without a cost, or without a known effect. */
  unplaced: PortfolioPairDto[];
  /** The medians of what is placed; 0 where nothing is. */
  middle: { yen: number; hours: number };
}

/** Places projects into the quadrants, in the order given. */
export function placing(pairs: readonly PortfolioPairDto[]): Placing {
  const known = pairs.flatMap((pair) =>
    pair.cost.yen === null || pair.saved === null
      ? []
      : [{ pair, yen: pair.cost.yen, hours: Number(pair.saved) }],
  );
  const middle = {
    yen: median(known.map(({ yen }) => yen)),
    hours: median(known.map(({ hours }) => hours)),
  };
  return {
    placed: known.map((one) => ({
      ...one,
      quadrant: `${one.yen >= middle.yen ? 'dear' : 'cheap'}-${one.hours >= middle.hours ? 'much' : 'little'}`,
    })),
    unplaced: pairs.filter((pair) => !known.some((one) => one.pair === pair)),
    middle,
  };
}

/** 中央値: the one in the middle, of an even number the mean of the two; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? 0 : (low + high) / 2;
}
