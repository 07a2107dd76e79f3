import { type DepartmentDto } from '../../access/department/department.dto.js';
import { AUTOMATION_KINDS, DIFFICULTIES } from '../../automation/automation-words.js';
import { fieldWords } from '../../automation/project/field-of-work.js';
import { PROJECT_STAGES } from '../../automation/stage/project-stages.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';
import { CheckField, FormField, SelectField } from '../components/form-field.js';
import { wordChoices } from '../catalogue/choices.js';
import { type ProjectAsk } from './project-ask.js';

const ANY = 'すべて';

/** What a list of projects is narrowed to, and what it may be narrowed to. */
export interface ProjectFilterView {
  ask: ProjectAsk;
  faults: readonly Fault[];
  /** Ended ones too; empty where one sees one's own alone. */
  departments: readonly DepartmentDto[];
  tools: readonly string[];
}

/** Search and filters; what they ask for stands in the address. */
export function ProjectFilterForm({ ask, faults, departments, tools }: ProjectFilterView) {
  const field = (name: Parameters<typeof ask.text>[0], label: string) => ({
    name,
    label,
    value: ask.text(name),
    faults,
  });
  return (
    <search>
      <Form
        action="/automation"
        method="get"
        class="filters"
        hidden={{
          ...(ask.board ? { view: 'board' } : {}),
          ...(ask.text('procedureId') === '' ? {} : { procedureId: ask.text('procedureId') }),
        }}
      >
        <FormField
          {...field('search', '案件名・コード・ツール・製品で探す')}
          type="search"
          hint="空白で区切ると、すべての語を含む案件を探します。"
        />
        <details open={ask.narrowed || faults.length > 0}>
          <summary>条件で絞り込む</summary>
          <div class="filters__fields">
            {departments.length === 0 ? null : (
              <SelectField
                {...field('departmentId', '所管課')}
                choices={[
                  { value: '', label: ANY },
                  ...departments.map(({ id, name, endedOn }) => ({
                    value: id,
                    label: endedOn === null ? name : `${name}（廃止）`,
                  })),
                ]}
              />
            )}
            <SelectField {...field('kind', '種別')} choices={wordChoices(AUTOMATION_KINDS, ANY)} />
            <SelectField {...field('field', '分野')} choices={wordChoices(fieldWords(), ANY)} />
            <SelectField
              {...field('tool', 'ツール')}
              choices={[{ value: '', label: ANY }, ...tools.map((tool) => ({ value: tool, label: tool }))]}
            />
            <SelectField {...field('difficulty', '難易度')} choices={wordChoices(DIFFICULTIES, ANY)} />
            <fieldset class="choices filters__wide">
              <legend>段階（今日現在）</legend>
              {PROJECT_STAGES.keys.map((stage) => (
                <CheckField
                  key={stage}
                  name="stages"
                  value={stage}
                  label={PROJECT_STAGES.names[stage]}
                  checked={ask.all('stages').includes(stage)}
                />
              ))}
            </fieldset>
          </div>
        </details>
        <ButtonRow>
          <Button kind="secondary">検索する</Button>
          <LinkButton href={ask.board ? '/automation?view=board' : '/automation'} kind="quiet">
            条件をすべて外す
          </LinkButton>
        </ButtonRow>
      </Form>
    </search>
  );
}
