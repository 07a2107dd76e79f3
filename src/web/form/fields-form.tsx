import { type ComponentChildren, type VNode } from 'preact';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { type Choices, type Field } from './field.js';
import { type FormState } from './form-state.js';

interface FieldsProps<Name extends string> {
  state: FormState<Name>;
  choices?: Choices;
  /** Only these fields, in this order; all of them unless given. */
  only?: readonly Name[];
  /** Fields that the page draws itself. */
  drawn?: Readonly<Partial<Record<Name, VNode>>>;
}

/** The fields of a form, each with what stands in it and its faults. */
export function Fields<Name extends string>({ state, choices = {}, only, drawn }: FieldsProps<Name>) {
  const { form, body, faults } = state;
  const names = only ?? (Object.keys(form.fields) as Name[]);
  const draw = (name: Name, field: Field) =>
    drawn?.[name] ?? field.draw({ name, body, faults, choices: choices[name] });
  return <>{names.map((name) => draw(name, form.fields[name]))}</>;
}

/** Everything wrong with a form, above it. */
export function FormErrors({ state: { form, body, faults } }: { state: FormState }) {
  return <ErrorSummary faults={faults} fields={form.inputs(body)} />;
}

interface Props<Name extends string> extends FieldsProps<Name> {
  action: string;
  /** The words of the button. */
  submit: string;
  kind?: 'primary' | 'secondary' | 'danger';
  /** Where one goes without sending it, and the words for that. */
  back?: { href: string; label: string };
  /** Hidden fields beside the version. */
  hidden?: Readonly<Record<string, string | number>>;
  /** Drawn below the fields. */
  children?: ComponentChildren;
  /** Another button, beside that of the form. */
  other?: ComponentChildren;
}

/** A form that posts its fields. */
export function FieldsForm<Name extends string>(props: Props<Name>) {
  const { state, action, submit, kind, back, hidden, children, other } = props;
  const button = <Button kind={kind}>{submit}</Button>;
  return (
    <Form action={action} hidden={{ ...state.hidden, ...hidden }}>
      <Fields {...props} />
      {children}
      {back === undefined ? (
        button
      ) : (
        <ButtonRow>
          {button}
          {other}
          <LinkButton href={back.href}>{back.label}</LinkButton>
        </ButtonRow>
      )}
    </Form>
  );
}

interface PageProps<Name extends string> extends Props<Name> {
  about?: string;
  /** Stands above all that. */
  facts?: ComponentChildren;
  wide?: boolean;
  /** Stands below the form. */
  below?: ComponentChildren;
}

/** A page that is one form: what is wrong with it, what it is about, its fields. */
export function formPage<Name extends string>(page: PageProps<Name>) {
  const { about, facts, wide = false, below, ...form } = page;
  return (
    <div class={wide ? 'stack' : 'narrow stack'}>
      <FormErrors state={form.state} />
      {facts}
      {about === undefined ? null : <p>{about}</p>}
      <FieldsForm {...form} />
      {below}
    </div>
  );
}
