import { progressLabel } from '../automation/results/result-progress.js';
import { resultsPath } from '../automation/results/posted-results.js';
import { Tabs } from '../components/tabs.js';
import { reviewTextsPath } from '../review/review-tabs.js';
import { type EntryView } from './entry-view.js';

/** What belongs to the month beside the table: other months, texts, results, a file, and how it is filled in. */
export function EntryLinks({ view, entering }: { view: EntryView; entering: boolean }) {
  const { form, months, onBehalf, automation } = view;
  return (
    <div class="entry__links">
      {months.length > 1 ? <Tabs label="対象月" tabs={months} /> : null}
      <a href={reviewTextsPath(form.month, form.department.id)}>課題・対応・次月の予定</a>
      {automation.expected + automation.optional === 0 ? null : (
        <a href={resultsPath(form.month, onBehalf ? form.department.id : undefined)}>
          {`自動化案件の実績：${progressLabel(automation)}`}
        </a>
      )}
      {entering ? (
        <a href={`/files/new?kind=status-reports&month=${form.month}`}>ファイルで報告する</a>
      ) : null}
      {entering ? <EntryHelp /> : null}
    </div>
  );
}

function EntryHelp() {
  return (
    <details class="entry__help">
      <summary>入力のしかた</summary>
      <ul>
        <li>件数は、空欄が「未回答」、0が「0件」、「該当なし」が「数えない手続」です。</li>
        <li>予定年月は、2027-04、R9.4のように入力します。</li>
        <li>
          矢印キーで上下左右のセルへ、Enterで下のセルへ移ります。入力してTabで右へ進んだあとのEnterは、次の行の入力を始めた列へ移ります。段階はスペースキーで一覧を開きます。備考の改行はAlt+Enterです。
        </li>
        <li>
          Ctrl+Home、Ctrl+Endで表の初めと終わりへ、Ctrl+↑、Ctrl+↓で列の初めと終わりへ、PageUp、PageDownで1画面ずつ移ります。
        </li>
        <li>
          Excelでコピーした範囲は、セルを選んで貼り付けられます（Ctrl+V）。見出しの行と手続コードの列を含めてコピーすると、並びが違っても同じ手続の行に入ります。「元に戻す」（Ctrl+Z）で貼り付ける前に戻せます。
        </li>
        <li>行を離れると自動で保存します。最後に「提出する」を押してください。</li>
      </ul>
    </details>
  );
}
