import { periodLabel } from '../../kernel/period.js';
import { CaveatNotices } from '../components/caveat-notices.js';
import { Figure } from '../components/figure.js';
import { LaterNotice } from '../components/later-notice.js';
import { Pager } from '../components/pager.js';
import { Tabs } from '../components/tabs.js';
import { figureProps } from './figure-props.js';
import { pageAddresses, partNote, partTabs, type FiguresView } from './figures-view.js';
import { ItemRows } from './item-rows.js';
import { ProcedureRows } from './procedure-rows.js';

/** 指標の内訳: exactly the rows behind a figure's numerator or denominator. */
export function figuresPage(view: FiguresView) {
  const { asked, figure, answer, page, procedures } = view;
  const { kind, name } = figure.scope;
  return (
    <>
      <p>
        <a href={`/dashboard?period=${asked.period}`}>ダッシュボードに戻る</a>
      </p>
      <p>{`${periodLabel(asked.period)}${kind === 'municipality' ? '、全体' : `、${name}`}`}</p>
      <CaveatNotices {...answer} />
      <LaterNotice {...answer} />
      <Figure {...figureProps(figure)} />
      <Tabs label="数えた部分" tabs={partTabs(view)} />
      <p>{partNote(asked)}</p>
      {page.of === 'item' ? (
        <ItemRows rows={page.items} procedures={procedures} />
      ) : (
        <ProcedureRows rows={page.items} />
      )}
      <Pager {...pageAddresses(view)} shown={page.items.length} />
    </>
  );
}
