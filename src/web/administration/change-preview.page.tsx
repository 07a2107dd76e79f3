import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { isFuture, type Merger, type Split } from '../../reorganisation/department-change.js';
import { type MergerPreview } from '../../reorganisation/department-outlook.service.js';
import { BulletList } from '../components/bullet-list.js';
import { Button, ButtonRow } from '../components/button.js';
import { DataTable } from '../components/data-table.js';
import { Facts, type TermFact } from '../components/fact.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { type FormState } from '../form/form-state.js';
import { textsOf } from '../http/form-body.js';
import { optionFields } from './change-form.js';
import { reportWords } from './change-words.js';
import { procedureCount, tokenNames, userNames } from './outlook-facts.js';
import { OWNED_COLUMNS } from './owned-columns.js';

/** What a merger will do as of `today`, before it is confirmed. */
export function mergePreviewPage(preview: MergerPreview, merger: Merger, state: FormState, today: IsoDate) {
  const { department, heir, procedures } = preview;
  const future = isFuture(merger.on, today);
  return changePreview({
    ...{ kind: 'merge', state, preview, future, submit: 'この内容で統合する' },
    warning: future
      ? '登録すると、実施日に次の内容を行います。手続と利用者は、実施日に課にあるものがすべて移ります。実施日の前なら取り消せます。'
      : '登録すると、すぐに次の内容を行います。元に戻す操作はありません。',
    facts: [
      ['統合', `「${department.name}」を「${heir.name}」に統合`],
      ['実施日', `${dayInWords(merger.on, future)}。「${department.name}」はこの日で廃止`],
      ['手続', `${procedureCount(procedures)}。主管課になっている優先手続も引き継ぎます。`],
      [
        'そのほか',
        `自動化案件 ${preview.projects}件、終わっていない対応事項 ${preview.actions}件も引き継ぎます。`,
      ],
      ...peopleFacts(preview, merger),
      ['確定前の報告', <OpenReports {...preview} />],
      ['変わらないもの', '確定した対象月の値、これまでの段階の履歴、提出済みの報告'],
    ],
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

function OpenReports({ openReports, heir }: MergerPreview) {
  if (openReports.length === 0) return <>なし。受付中の対象月で未入力の手続は、統合先の課が報告します。</>;
  return <BulletList class="plain" items={openReports.map((report) => reportWords(report, heir.name))} />;
}

/** What a split will do as of `today`, before it is confirmed; of the department's procedures only those that move. */
export function splitPreviewPage(
  preview: DepartmentOutlookDto,
  { code, name, division, on }: Split,
  state: FormState,
  today: IsoDate,
) {
  const owner = preview.department.name;
  const future = isFuture(on, today);
  return changePreview({
    ...{ kind: 'split', state, preview, future, submit: 'この内容で分割する' },
    warning: future
      ? '登録すると、実施日に新しい課を作り、次の手続のうちその日にまだこの課にあるものを移します。実施日の前なら取り消せます。'
      : '登録すると、すぐに新しい課を作り、次の手続を移します。元に戻す操作はありません。',
    facts: [
      ['新しい課', `${code} ${name}${division === '' ? '' : `（${division}）`}`],
      ['実施日', dayInWords(on, future)],
      [
        '手続',
        `${preview.procedures.length}件。この課が主管課になっている優先手続も、移す手続と一緒に引き継ぎます。`,
      ],
      [
        '利用者',
        '移りません。新しい課の利用者は、実施のあとに「利用者」で登録するか、課を変更してください。',
      ],
      [
        '確定前の報告',
        `入力済みの報告は「${owner}」の報告として残り、「${owner}」が提出します。未入力の手続は、実施のあとは新しい課が報告します。`,
      ],
    ],
  });
}

function dayInWords(on: string, future: boolean): string {
  return `${dayLabel(on as IsoDate)}${future ? '（予定として登録）' : ''}`;
}

interface Props {
  kind: string;
  state: FormState;
  preview: DepartmentOutlookDto;
  /** Whether the change will only be planned, and can still be cancelled. */
  future: boolean;
  /** The label of the button that makes the change at once. */
  submit: string;
  /** What confirming it does. */
  warning: string;
  facts: readonly TermFact[];
}

/** What a change will do and what moves: confirm it, or go back to the form, filled in as it was. */
function changePreview({ kind, state, preview, future, submit, warning, facts }: Props) {
  const { form, body, hidden } = state;
  const { department, procedures } = preview;
  const postedTexts = Object.keys(form.fields).map((name) => [name, textsOf(body, name)] as const);
  return (
    <>
      <Notice kind="warning" title="まだ何も変更していません。内容を確かめてください。">
        <p>{warning}</p>
      </Notice>
      <Facts facts={facts} />
      <DataTable
        id="procedures"
        caption={`移す手続（${procedures.length}件）`}
        columns={OWNED_COLUMNS}
        rows={procedures}
        empty="移す手続はありません。"
      />
      <Form
        action={`/administration/departments/${department.id}/${kind}`}
        hidden={{ ...hidden, ...Object.fromEntries(postedTexts), ...optionFields(body) }}
      >
        <ButtonRow>
          <Button kind={future ? 'primary' : 'danger'} name="step" value="confirm">
            {future ? 'この予定を登録する' : submit}
          </Button>
          <Button kind="secondary" name="step" value="edit">
            入力に戻る
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
}
