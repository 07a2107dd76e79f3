import { FIGURE_WORDS } from '../../kernel/figure-words.js';
import { type KnownPeriod } from '../../achievement/figures/figure-history.repository.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type LaterFigures } from '../../achievement/snapshot/later-changes.js';
import { type ShownReport } from '../../publication/report-model.js';
import { CorrectionList } from '../comparison/correction-list.js';
import { type CorrectionReason } from '../comparison/correction-reasons.service.js';
import { CaveatNotices } from '../components/caveat-notices.js';
import { instantLabel } from '../components/instant-label.js';
import { LaterNotice } from '../components/later-notice.js';
import { Notice } from '../components/notice.js';
import { StateTag } from '../components/state-tag.js';
import { Tabs } from '../components/tabs.js';
import { reportAddress } from './report-address.js';
import { Facts } from '../components/fact.js';

export interface CoverView {
  report: ShownReport;
  /** Every revision of the month that has figures, newest first. */
  revisions: readonly KnownPeriod[];
  /** What has happened since its figures were worked out. */
  later: LaterFigures;
  /** Why this month was opened again, first to last. */
  reasons: readonly CorrectionReason[];
}

/** What the report is of, and everything to be known before reading it. */
export function ReportCover({ report, revisions, later, reasons }: CoverView) {
  const { municipality, period, state, revision, asOf, computedAt, edition } = report;
  const shownReasons = reasons.filter((one) => one.revision <= revision);
  const newer = revisions.filter((one) => one.revision > revision && one.state === 'final');
  return (
    <>
      <CaveatNotices missing={report.missing} stale={report.stale} />
      {revisions.length < 2 ? null : (
        <Tabs
          label="版"
          tabs={revisions.map((one) => ({
            href: reportAddress({ month: period.month, revision: one.revision }),
            label: `第${one.revision}版 ${one.state === 'final' ? '確定' : '速報'}`,
            current: one.revision === revision,
          }))}
        />
      )}
      {state === 'final' ? null : (
        <>
          <p class="report-mark" aria-hidden="true">
            速報
          </p>
          <Notice kind="warning" title="速報です。">
            この月は確定していません。確定までに値が変わることがあります。
          </Notice>
        </>
      )}
      {newer.length === 0 ? null : (
        <Notice kind="warning" title="この月には、より新しい版があります。">
          <a href={reportAddress({ month: period.month })}>最新の版を見る</a>
        </Notice>
      )}
      <LaterNotice {...later} />
      {shownReasons.length === 0 ? null : (
        <Notice kind="info" title="訂正された月の報告書です。">
          <CorrectionList reasons={shownReasons} />
        </Notice>
      )}
      <Facts
        facts={[
          ['団体', `${municipality.name}${municipality.sample ? '（サンプル）' : ''}`],
          ['対象月', period.label],
          ['区分', [<StateTag state={state} revision={revision} />, ` 第${revision}版`]],
          [FIGURE_WORDS.asOf, dayLabel(asOf)],
          [FIGURE_WORDS.computedAt, instantLabel(new Date(computedAt))],
          ['優先手続一覧', `${edition.title}（${dayLabel(edition.date)}版）`],
        ]}
      />
    </>
  );
}
