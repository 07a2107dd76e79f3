import { type MunicipalityDto } from '../../access/municipality/municipality.dto.js';
import { type Fault } from '../../platform/problem.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { CheckField, FormField, SelectField, TextArea } from '../components/form-field.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { type FormBody, textOf } from '../http/form-body.js';

export interface RulesView {
  tabs: readonly Tab[];
  municipality: MunicipalityDto;
  faults: readonly Fault[];
  typed: FormBody | undefined;
}

/** 団体の設定: what the municipality has settled for itself. */
export function rulesPage({ tabs, municipality, faults, typed }: RulesView) {
  const { name, itemRule, sectionHeadCheck, opensByItself, dueDay, note, code, version } = municipality;
  const ticked = (field: string, stored: boolean) =>
    typed === undefined ? stored : textOf(typed, field) === 'on';
  const value = (field: string, stored: string) => (typed === undefined ? stored : textOf(typed, field));
  return (
    <>
      <Tabs label="管理" tabs={tabs} />
      <div class="narrow stack">
        <ErrorSummary faults={faults} fields={['name', 'itemRule', 'dueDay', 'note']} />
        <dl class="facts">
          <div>
            <dt>団体コード</dt>
            <dd>{code}</dd>
          </div>
          <div>
            <dt>一覧の版</dt>
            <dd>
              <a href="/list/editions">優先手続の「版」で確認・切り替え</a>
            </dd>
          </div>
        </dl>
        <Form action="/administration/rules" hidden={{ version }}>
          <FormField label="団体名" name="name" value={value('name', name)} faults={faults} required />
          <SelectField
            label="優先手続をオンラインとみなす条件"
            name="itemRule"
            value={value('itemRule', itemRule)}
            hint="「優先手続オンライン化達成率」に使います。国の指標は、常に「いずれか」で計算します。"
            choices={[
              { value: 'any', label: '対応付けた手続のいずれかがオンライン' },
              { value: 'all', label: '対応付けた手続のすべてがオンライン' },
            ]}
            faults={faults}
          />
          <CheckField
            label="提出の前に課長確認を必要とする"
            name="sectionHeadCheck"
            checked={ticked('sectionHeadCheck', sectionHeadCheck)}
          />
          <CheckField
            label="翌月1日に、対象月の受付を自動で開始する（一度受付を始めたことのある団体のみ）"
            name="opensByItself"
            checked={ticked('opensByItself', opensByItself)}
          />
          <FormField
            label="提出期限の日（翌月）"
            name="dueDay"
            inputMode="numeric"
            size={4}
            value={value('dueDay', String(dueDay))}
            hint="1から28まで。休日に当たるときは次の開庁日になります。受付を始めた対象月の期限は変わりません。"
            faults={faults}
            required
          />
          <TextArea label="備考" name="note" value={value('note', note ?? '')} faults={faults} />
          <Button>保存する</Button>
        </Form>
      </div>
    </>
  );
}
