import { FIGURE_PARTS, type FigurePart } from '../../achievement/figures/figure.js';
import { type FigureDto, type FiguresDto } from '../../achievement/figures/figures-answer.dto.js';
import { type RowsPage } from '../../achievement/figures/figures.service.js';
import { type MappedProcedure } from '../../achievement/figures/mapped-procedure.repository.js';
import { periodLabel } from '../../kernel/period.js';
import { CaveatNotices } from '../components/caveat-notices.js';
import { DataTable } from '../components/data-table.js';
import { Figure } from '../components/figure.js';
import { LaterNotice } from '../components/later-notice.js';
import { Tabs } from '../components/tabs.js';
import { figureProps } from './figure-props.js';
import { itemColumns, PROCEDURE_COLUMNS } from './row-columns.js';
import { type RowsQuery } from './rows-query.js';

export interface FiguresView {
  query: RowsQuery;
  figure: FigureDto;
  /** The figures it is one of, with what has happened since. */
  answer: FiguresDto;
  page: RowsPage;
  /** The procedures that the items shown stand on; none where the rows are procedures themselves. */
  procedures: MappedProcedure[];
}

/** 指標の内訳: exactly the rows behind a figure's numerator or denominator. */
export function figuresPage(view: FiguresView) {
  const { query, figure, answer, page, procedures } = view;
  const { kind, name } = figure.scope;
  const table = { id: 'rows', pages: query.address.pages(page) };
  return (
    <>
      <p>
        <a href={`/dashboard?period=${query.period}`}>ダッシュボードに戻る</a>
      </p>
      <p>{`${periodLabel(query.period)}${kind === 'municipality' ? '、全体' : `、${name}`}`}</p>
      <CaveatNotices {...answer} />
      <LaterNotice {...answer} />
      <Figure {...figureProps(figure)} />
      <Tabs label="数えた部分" tabs={partTabs(view)} />
      <p>{PARTS[query.part].note}</p>
      {page.of === 'item' ? (
        <DataTable
          {...{ ...table, columns: itemColumns(procedures), rows: page.items }}
          caption="優先手続と、対応する手続"
          empty="この部分に数えた優先手続はありません。"
        />
      ) : (
        <DataTable
          {...{ ...table, columns: PROCEDURE_COLUMNS, rows: page.items }}
          caption="手続"
          empty="この部分に数えた手続はありません。"
        />
      )}
    </>
  );
}

const PARTS: Record<FigurePart, { name: string; note: string }> = {
  numerator: { name: '分子', note: '分子に数えたものです。' },
  denominator: { name: '分母', note: '分母に数えたもの（分子に数えたものを含む）です。' },
  remainder: {
    name: '分母のみ',
    note: '分母に数え、分子には数えなかったものです。率を上げる余地がここにあります。同じ行の2つの件数を比べる率（利用率）では、ここに出る行はありません。',
  },
};

/** The tabs 分子, 分母, 分母のみ; the first two with how much they add up to. */
export function partTabs({ query, figure }: Pick<FiguresView, 'query' | 'figure'>) {
  return FIGURE_PARTS.map((part) => {
    const sum = part === 'remainder' ? null : figure[part];
    const label = `${PARTS[part].name}${sum === null ? '' : ` ${sum.toLocaleString('ja-JP')}`}`;
    return { href: query.address.href({ part }), label, current: part === query.part };
  });
}
