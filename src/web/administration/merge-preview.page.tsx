import { type MergerPreview } from '../../reorganisation/department-outlook.service.js';
import { isFuture, type Merger } from '../../reorganisation/department-change.js';
import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { BulletList } from '../components/bullet-list.js';
import { type TermFact } from '../components/fact.js';
import { type FormState } from '../form/form-state.js';
import { reportWords } from './change-words.js';
import { changePreview } from './change-preview.js';
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
  return changePreview({
    warning: future
      ? '登録すると、実施日に次の内容を行います。手続と利用者は、実施日に課にあるものがすべて移ります。実施日の前なら取り消せます。'
      : '登録すると、すぐに次の内容を行います。元に戻す操作はありません。',
    facts: [
      ['統合', `「${department.name}」を「${heir.name}」に統合`],
      [
        '実施日',
        `${dayLabel(merger.on as IsoDate)}${future ? '（予定として登録）' : ''}。「${department.name}」はこの日で廃止`,
      ],
      ['手続', `${procedureCount(procedures)}。主管課になっている優先手続も引き継ぎます。`],
      [
        'そのほか',
        `自動化案件 ${preview.projects}件、終わっていない対応事項 ${preview.actions}件も引き継ぎます。`,
      ],
      ...peopleFacts(preview, merger),
      ['確定前の報告', <OpenReports preview={preview} />],
      ['変わらないもの', '確定した対象月の値、これまでの段階の履歴、提出済みの報告'],
    ],
    action: `/administration/departments/${department.id}/merge`,
    submit: 'この内容で統合する',
    ...{ procedures, state, future },
  });
}

function peopleFacts(preview: MergerPreview, { users: handling }: Merger): TermFact[] {
  const { users, tokens, heir } = preview;
  const outcome = handling === 'move' ? `「${heir.name}」に移します（役割はそのまま）` : '利用を停止します';
  return [
    ['利用者', users.length === 0 ? 'なし' : `${users.length}人を${outcome}：${userNames(preview)}`],
    [
      'トークン',
      tokens.length === 0
        ? 'なし'
        : `${tokens.length}件を失効させます：${tokenNames(preview)}。必要なら「${heir.name}」のトークンを発行してください。`,
    ],
  ];
}

function OpenReports({ preview: { openReports, heir } }: { preview: MergerPreview }) {
  if (openReports.length === 0) return <>なし。受付中の対象月で未入力の手続は、統合先の課が報告します。</>;
  return <BulletList class="plain" items={openReports.map((report) => reportWords(report, heir.name))} />;
}
