import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { isFuture, type Split } from '../../reorganisation/department-change.js';
import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { Notice } from '../components/notice.js';
import { Fact } from '../components/fact.js';
import { type FormState } from '../form/form-state.js';
import { ConfirmChange } from './confirm-change.js';

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
  return (
    <>
      <Notice kind="warning" title="まだ何も変更していません。内容を確かめてください。">
        <p>
          {future
            ? '登録すると、実施日に新しい課を作り、次の手続のうちその日にまだこの課にあるものを移します。実施日の前なら取り消せます。'
            : '登録すると、すぐに新しい課を作り、次の手続を移します。元に戻す操作はありません。'}
        </p>
      </Notice>
      <dl class="facts">
        <Fact term="新しい課">{`${code} ${name}${division === '' ? '' : `（${division}）`}`}</Fact>
        <Fact term="実施日">{`${dayLabel(on as IsoDate)}${future ? '（予定として登録）' : ''}`}</Fact>
        <Fact term="手続">{`${procedures.length}件。この課が主管課になっている優先手続も、移す手続と一緒に引き継ぎます。`}</Fact>
        <Fact term="利用者">{`移りません。新しい課の利用者は、実施のあとに「利用者」で登録するか、課を変更してください。`}</Fact>
        <Fact term="確定前の報告">{`入力済みの報告は「${department.name}」の報告として残り、「${department.name}」が提出します。未入力の手続は、実施のあとは新しい課が報告します。`}</Fact>
      </dl>
      <ConfirmChange
        action={`/administration/departments/${department.id}/split`}
        submit="この内容で分割する"
        {...{ procedures, state, future }}
      />
    </>
  );
}
