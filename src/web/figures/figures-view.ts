import { type ProcedureBehind } from '../../achievement/behind.repository.js';
import { FIGURE_PARTS, type FigurePart } from '../../achievement/figure.js';
import { type FigureDto, type FiguresDto } from '../../achievement/figures-answer.dto.js';
import { type RowsPage } from '../../achievement/figures.service.js';
import { figureAddress } from './figure-address.js';
import { type FiguresAsked } from './figures-asked.js';

export interface FiguresView {
  asked: FiguresAsked;
  figure: FigureDto;
  /** The figures it is one of, with what has happened since. */
  answer: FiguresDto;
  page: RowsPage;
  /** The procedures that the items shown stand on; none where the rows are procedures themselves. */
  procedures: ProcedureBehind[];
}

const PART_NAMES: Record<FigurePart, string> = {
  numerator: '分子',
  denominator: '分母',
  remainder: '分母のみ',
};

const PART_NOTES: Record<FigurePart, string> = {
  numerator: '分子に数えたものです。',
  denominator: '分母に数えたもの（分子に数えたものを含む）です。',
  remainder:
    '分母に数え、分子には数えなかったものです。率を上げる余地がここにあります。同じ行の2つの件数を比べる率（利用率）では、ここに出る行はありません。',
};

/** What the part shown is. */
export function partNote({ part }: FiguresAsked): string {
  return PART_NOTES[part];
}

/** The tabs 分子, 分母, 分母のみ; the first two with how much they add up to. */
export function partTabs({ asked, figure }: Pick<FiguresView, 'asked' | 'figure'>) {
  const sums: Record<FigurePart, number | null> = {
    numerator: figure.numerator,
    denominator: figure.denominator,
    remainder: null,
  };
  return FIGURE_PARTS.map((part) => ({
    href: figureAddress({ ...asked, part, cursor: undefined }),
    label: `${PART_NAMES[part]}${sums[part] === null ? '' : ` ${sums[part].toLocaleString('ja-JP')}`}`,
    current: part === asked.part,
  }));
}

/** Addresses of the first and the next page; null where there is none. */
export function pageAddresses({ asked, page }: Pick<FiguresView, 'asked' | 'page'>) {
  return {
    firstHref: asked.cursor === undefined ? null : figureAddress({ ...asked, cursor: undefined }),
    nextHref: page.next === null ? null : figureAddress({ ...asked, cursor: page.next }),
  };
}

/** The procedures of an item, in the order of their codes. */
export function proceduresOf(
  ids: readonly string[],
  procedures: readonly ProcedureBehind[],
): ProcedureBehind[] {
  return procedures.filter(({ procedureId }) => ids.includes(procedureId));
}
