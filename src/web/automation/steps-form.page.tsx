import { PERS, STANDARD_STEPS } from '../../automation/automation-words.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';
import { CheckField, FormField, SelectField } from '../components/form-field.js';
import { FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { wordChoices } from '../catalogue/choices.js';
import { DefaultButton } from './default-button.js';
import { projectPath } from './project-words.js';
import { Section } from '../components/section.js';
import { BLANK, postedRows, type Side, SIDES, type StepRow } from './step-rows.js';

const SIDE_NAMES: Record<Side, string> = { before: '導入前', after: '導入後' };

/** 業務フロー: the steps before and after in their order, with the links from one side to the other. */
export function stepsFormPage({ projectId, state }: { projectId: string; state: FormState }) {
  const rows = postedRows(state.body);
  return (
    <div class="stack">
      <FormErrors state={state} />
      <p>
        工程を順番に入力します。導入後の工程には、引き継ぐ導入前の工程の番号を入れます（いくつでも）。
        番号のない工程は「新しい工程」、どこにも引き継がれない導入前の工程は「なくなる工程」になります。
      </p>
      <Form
        action={`${projectPath(projectId)}/steps`}
        hidden={{ ...state.hidden, 'before.count': rows.before.length, 'after.count': rows.after.length }}
      >
        <DefaultButton />
        {SIDES.map((side) => (
          <SideRows side={side} rows={rows[side]} faults={state.faults} />
        ))}
        <ButtonRow>
          <Button>業務フローを保存する</Button>
          <LinkButton href={projectPath(projectId)}>保存せずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

interface SideProps {
  side: Side;
  rows: readonly StepRow[];
  faults: readonly Fault[];
}

function SideRows({ side, rows, faults }: SideProps) {
  return (
    <Section id={side} title={`${SIDE_NAMES[side]}の工程（${rows.length}）`}>
      <ol class="plain stack">
        {rows.map((_, at) => (
          <li>
            <Step {...{ side, rows, faults, at }} />
          </li>
        ))}
      </ol>
      <Button kind="secondary" name="do" value={`add ${side}`}>
        {`${SIDE_NAMES[side]}に工程を追加する`}
      </Button>
    </Section>
  );
}

function Step({ side, rows, faults, at }: SideProps & { at: number }) {
  const row = rows[at] ?? BLANK;
  const field = (name: keyof StepRow, label: string) => ({
    label,
    name: `${side}.${at}.${name}`,
    value: String(row[name]),
    faults,
  });
  const title = `${SIDE_NAMES[side]}${at + 1}`;
  return (
    <fieldset class="group">
      <legend>{`${title}${row.name === '' ? '' : ` ${row.name}`}`}</legend>
      <div class="steps__fields">
        <SelectField {...field('step', '標準の工程')} choices={wordChoices(STANDARD_STEPS)} />
        <FormField {...field('name', '工程の名前')} />
        <FormField {...field('actor', '担当（職員、申請者など）')} />
        <FormField {...field('minutes', '1回の時間（分）')} size={8} />
        <SelectField {...field('per', '頻度の単位')} choices={wordChoices(PERS)} />
        <FormField {...field('times', '単位当たりの回数')} size={8} />
        {side === 'before' ? null : <FormField {...field('replaces', '引き継ぐ導入前の番号')} size={12} />}
        <CheckField label="機械が行う" name={`${side}.${at}.byMachine`} checked={row.byMachine} />
      </div>
      <ButtonRow>
        {at === 0 ? null : <Act button={`up ${side} ${at}`} word="上へ" title={title} />}
        {at === rows.length - 1 ? null : <Act button={`down ${side} ${at}`} word="下へ" title={title} />}
        <Act button={`remove ${side} ${at}`} word="この工程を消す" title={title} />
      </ButtonRow>
    </fieldset>
  );
}

function Act({ button, word, title }: { button: string; word: string; title: string }) {
  return (
    <Button kind="quiet" name="do" value={button}>
      {word}
      <span class="visually-hidden">{`：${title}`}</span>
    </Button>
  );
}
