import { type MergerPreview } from '../../reorganisation/department-outlook.service.js';
import { isFuture, type Merger } from '../../reorganisation/department-change.js';
import { reportOutcome } from '../../reporting/handover/report-outcome.js';
import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { Notice } from '../components/notice.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { type FormBody } from '../http/form-body.js';
import { reportWords } from './change-words.js';
import { ConfirmChange } from './confirm-change.js';
import { MovedProcedures } from './moved-procedures.js';
import { procedureCount, tokenNames, userNames } from './outlook-facts.js';

export interface MergePreviewView {
  tabs: readonly Tab[];
  preview: MergerPreview;
  merger: Merger;
  today: IsoDate;
  /** The form as it was posted. */
  form: FormBody;
}

/** What a merger will do, before it is confirmed. */
export function mergePreviewPage({ tabs, preview, merger, today, form }: MergePreviewView) {
  const { department, heir, procedures } = preview;
  const future = isFuture(merger.on, today);
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <Notice kind="warning" title="まだ何も変更していません。内容を確かめてください。">
        <p>
          {future
            ? '登録すると、実施日に次の内容を行います。手続と利用者は、実施日に課にあるものがすべて移ります。実施日の前なら取り消せます。'
            : '登録すると、すぐに次の内容を行います。元に戻す操作はありません。'}
        </p>
      </Notice>
      <dl class="facts">
        <div>
          <dt>統合</dt>
          <dd>{`「${department.name}」を「${heir.name}」に統合`}</dd>
        </div>
        <div>
          <dt>実施日</dt>
          <dd>{`${dayLabel(merger.on as IsoDate)}${future ? '（予定として登録）' : ''}。「${department.name}」はこの日で廃止`}</dd>
        </div>
        <div>
          <dt>手続</dt>
          <dd>{`${procedureCount(procedures)}。主管課になっている優先手続も引き継ぎます。`}</dd>
        </div>
        <div>
          <dt>そのほか</dt>
          <dd>{`自動化案件 ${preview.projects}件、終わっていない対応事項 ${preview.actions}件も引き継ぎます。`}</dd>
        </div>
        <People preview={preview} merger={merger} />
        <div>
          <dt>確定前の報告</dt>
          <dd>
            <OpenReports preview={preview} />
          </dd>
        </div>
        <div>
          <dt>変わらないもの</dt>
          <dd>確定した対象月の値、これまでの段階の履歴、提出済みの報告</dd>
        </div>
      </dl>
      <MovedProcedures procedures={procedures} />
      <ConfirmChange
        action={`/administration/departments/${department.id}/merge`}
        form={form}
        future={future}
        fields={{ into: merger.into, on: merger.on, users: merger.users }}
      >
        {future ? 'この予定を登録する' : 'この内容で統合する'}
      </ConfirmChange>
    </div>
  );
}

function People({ preview, merger }: Pick<MergePreviewView, 'preview' | 'merger'>) {
  const { users, tokens, heir } = preview;
  const handling =
    merger.users === 'move' ? `「${heir.name}」に移します（役割はそのまま）` : '利用を停止します';
  return (
    <>
      <div>
        <dt>利用者</dt>
        <dd>{users.length === 0 ? 'なし' : `${users.length}人を${handling}：${userNames(preview)}`}</dd>
      </div>
      <div>
        <dt>トークン</dt>
        <dd>
          {tokens.length === 0
            ? 'なし'
            : `${tokens.length}件を失効させます：${tokenNames(preview)}。必要なら「${heir.name}」のトークンを発行してください。`}
        </dd>
      </div>
    </>
  );
}

function OpenReports({ preview: { openReports, heir } }: { preview: MergerPreview }) {
  if (openReports.length === 0) return <>なし。受付中の対象月で未入力の手続は、統合先の課が報告します。</>;
  return (
    <ul class="plain">
      {openReports.map((report) => (
        <li key={`${report.month} ${reportOutcome(report)}`}>{reportWords(report, heir.name)}</li>
      ))}
    </ul>
  );
}
