import { periodLabel } from '../../kernel/period.js';
import { CaveatNotices } from '../components/caveat-notices.js';
import { DataTable } from '../components/data-table.js';
import { Figure } from '../components/figure.js';
import { LaterNotice } from '../components/later-notice.js';
import { Tabs } from '../components/tabs.js';
import { figureProps } from './figure-props.js';
import { partNote, partTabs, type FiguresView } from './figures-view.js';
import { itemColumns, PROCEDURE_COLUMNS } from './row-columns.js';

/** 指標の内訳: exactly the rows behind a figure's numerator or denominator. */
export function figuresPage(view: FiguresView) {
  const { query, figure, answer, page, procedures } = view;
  const { kind, name } = figure.scope;
  const pages = query.address.pages(page.next);
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
      <p>{partNote(query)}</p>
      {page.of === 'item' ? (
        <DataTable
          id="rows"
          caption="優先手続と、対応する手続"
          columns={itemColumns(procedures)}
          rows={page.items}
          empty="この部分に数えた優先手続はありません。"
          pages={pages}
        />
      ) : (
        <DataTable
          id="rows"
          caption="手続"
          columns={PROCEDURE_COLUMNS}
          rows={page.items}
          empty="この部分に数えた手続はありません。"
          pages={pages}
        />
      )}
    </>
  );
}
