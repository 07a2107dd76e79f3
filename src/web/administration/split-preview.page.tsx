import { type DepartmentOutlookDto } from '../../reorganisation/department-change-answer.dto.js';
import { isFuture, type Split } from '../../reorganisation/department-change.js';
import { type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { Notice } from '../components/notice.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { type FormBody } from '../http/form-body.js';
import { ConfirmChange } from './confirm-change.js';
import { MovedProcedures } from './moved-procedures.js';

export interface SplitPreviewView {
  tabs: readonly Tab[];
  /** Of its procedures only those that would go. */
  preview: DepartmentOutlookDto;
  split: Split;
  today: IsoDate;
  form: FormBody;
}

/** What a split will do, before it is confirmed. */
export function splitPreviewPage({ tabs, preview, split, today, form }: SplitPreviewView) {
  const { department, procedures } = preview;
  const { code, name, division, on, procedureIds } = split;
  const future = isFuture(on, today);
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <Notice kind="warning" title="まだ何も変更していません。内容を確かめてください。">
        <p>
          {future
            ? '登録すると、実施日に新しい課を作り、次の手続のうちその日にまだこの課にあるものを移します。実施日の前なら取り消せます。'
            : '登録すると、すぐに新しい課を作り、次の手続を移します。元に戻す操作はありません。'}
        </p>
      </Notice>
      <dl class="facts">
        <div>
          <dt>新しい課</dt>
          <dd>{`${code} ${name}${division === '' ? '' : `（${division}）`}`}</dd>
        </div>
        <div>
          <dt>実施日</dt>
          <dd>{`${dayLabel(on as IsoDate)}${future ? '（予定として登録）' : ''}`}</dd>
        </div>
        <div>
          <dt>手続</dt>
          <dd>{`${procedures.length}件。この課が主管課になっている優先手続も、移す手続と一緒に引き継ぎます。`}</dd>
        </div>
        <div>
          <dt>利用者</dt>
          <dd>{`移りません。新しい課の利用者は、実施のあとに「利用者」で登録するか、課を変更してください。`}</dd>
        </div>
        <div>
          <dt>確定前の報告</dt>
          <dd>{`入力済みの報告は「${department.name}」の報告として残り、「${department.name}」が提出します。未入力の手続は、実施のあとは新しい課が報告します。`}</dd>
        </div>
      </dl>
      <MovedProcedures procedures={procedures} />
      <ConfirmChange
        action={`/administration/departments/${department.id}/split`}
        form={form}
        future={future}
        fields={{ code, name, division, on, procedure: procedureIds }}
      >
        {future ? 'この予定を登録する' : 'この内容で分割する'}
      </ConfirmChange>
    </div>
  );
}
