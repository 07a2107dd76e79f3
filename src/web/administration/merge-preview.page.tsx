import { type MergerPreview } from '../../reorganisation/department-outlook.service.js';
import { isFuture, type Merger } from '../../reorganisation/department-change.js';
import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { BulletList } from '../components/bullet-list.js';
import { Notice } from '../components/notice.js';
import { Fact } from '../components/fact.js';
import { type FormState } from '../form/form-state.js';
import { reportWords } from './change-words.js';
import { ConfirmChange } from './confirm-change.js';
import { procedureCount, tokenNames, userNames } from './outlook-facts.js';

export interface MergePreviewView {
  preview: MergerPreview;
  merger: Merger;
  today: IsoDate;
  /** The form as it was posted. */
  state: FormState;
}

/** What a merger will do, before it is confirmed. */
export function mergePreviewPage({ preview, merger, today, state }: MergePreviewView) {
  const { department, heir, procedures } = preview;
  const future = isFuture(merger.on, today);
  return (
    <>
      <Notice kind="warning" title="まだ何も変更していません。内容を確かめてください。">
        <p>
          {future
            ? '登録すると、実施日に次の内容を行います。手続と利用者は、実施日に課にあるものがすべて移ります。実施日の前なら取り消せます。'
            : '登録すると、すぐに次の内容を行います。元に戻す操作はありません。'}
        </p>
      </Notice>
      <dl class="facts">
        <Fact term="統合">{`「${department.name}」を「${heir.name}」に統合`}</Fact>
        <Fact term="実施日">{`${dayLabel(merger.on as IsoDate)}${future ? '（予定として登録）' : ''}。「${department.name}」はこの日で廃止`}</Fact>
        <Fact term="手続">{`${procedureCount(procedures)}。主管課になっている優先手続も引き継ぎます。`}</Fact>
        <Fact term="そのほか">{`自動化案件 ${preview.projects}件、終わっていない対応事項 ${preview.actions}件も引き継ぎます。`}</Fact>
        <People preview={preview} merger={merger} />
        <Fact term="確定前の報告">
          <OpenReports preview={preview} />
        </Fact>
        <Fact term="変わらないもの">確定した対象月の値、これまでの段階の履歴、提出済みの報告</Fact>
      </dl>
      <ConfirmChange
        action={`/administration/departments/${department.id}/merge`}
        submit="この内容で統合する"
        {...{ procedures, state, future }}
      />
    </>
  );
}

function People({ preview, merger }: Pick<MergePreviewView, 'preview' | 'merger'>) {
  const { users, tokens, heir } = preview;
  const handling =
    merger.users === 'move' ? `「${heir.name}」に移します（役割はそのまま）` : '利用を停止します';
  return (
    <>
      <Fact term="利用者">
        {users.length === 0 ? 'なし' : `${users.length}人を${handling}：${userNames(preview)}`}
      </Fact>
      <Fact term="トークン">
        {tokens.length === 0
          ? 'なし'
          : `${tokens.length}件を失効させます：${tokenNames(preview)}。必要なら「${heir.name}」のトークンを発行してください。`}
      </Fact>
    </>
  );
}

function OpenReports({ preview: { openReports, heir } }: { preview: MergerPreview }) {
  if (openReports.length === 0) return <>なし。受付中の対象月で未入力の手続は、統合先の課が報告します。</>;
  return <BulletList class="plain" items={openReports.map((report) => reportWords(report, heir.name))} />;
}
