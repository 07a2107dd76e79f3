import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { isFuture, type Split } from '../../reorganisation/department-change.js';
import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type FormState } from '../form/form-state.js';
import { changePreview } from './change-preview.js';

export interface SplitPreviewView {
  /** Only those of its procedures that would move. */
  preview: DepartmentOutlookDto;
  split: Split;
  today: IsoDate;
  state: FormState;
}

/** What a split will do, before it is confirmed. */
export function splitPreviewPage({ preview, split, today, state }: SplitPreviewView) {
  const { department, procedures } = preview;
  const { code, name, division, on } = split;
  const future = isFuture(on, today);
  return changePreview({
    warning: future
      ? '登録すると、実施日に新しい課を作り、次の手続のうちその日にまだこの課にあるものを移します。実施日の前なら取り消せます。'
      : '登録すると、すぐに新しい課を作り、次の手続を移します。元に戻す操作はありません。',
    facts: [
      ['新しい課', `${code} ${name}${division === '' ? '' : `（${division}）`}`],
      ['実施日', `${dayLabel(on as IsoDate)}${future ? '（予定として登録）' : ''}`],
      [
        '手続',
        `${procedures.length}件。この課が主管課になっている優先手続も、移す手続と一緒に引き継ぎます。`,
      ],
      [
        '利用者',
        '移りません。新しい課の利用者は、実施のあとに「利用者」で登録するか、課を変更してください。',
      ],
      [
        '確定前の報告',
        `入力済みの報告は「${department.name}」の報告として残り、「${department.name}」が提出します。未入力の手続は、実施のあとは新しい課が報告します。`,
      ],
    ],
    action: `/administration/departments/${department.id}/split`,
    submit: 'この内容で分割する',
    ...{ procedures, state, future },
  });
}
