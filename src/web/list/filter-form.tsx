import { type ComponentChildren, type ComponentProps } from 'preact';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { Form } from '../components/form.js';
import { CheckField, type Choice, FormField, SelectField } from '../components/form-field.js';
import { type Filter } from './filter.js';
import { type List, pageColumns } from './list.js';
import { type ListQuery } from './list-query.js';

interface Props {
  filters: readonly Filter[];
  query: ListQuery;
  faults?: readonly Fault[];
}

interface ListProps<Member extends keyof List<never>> {
  list: Pick<List<never>, Member>;
  query: ListQuery;
}

/** The form above a list. What it asks for stands in the address. */
export function FilterForm({ list: { path, filters = [] }, query }: ListProps<'path' | 'filters'>) {
  return (
    <search>
      <Form action={path} method="get" class="filter">
        <FilterFields filters={filters} query={query} />
        <SearchButtons path={path} />
      </Form>
    </search>
  );
}

interface SearchProps extends Props {
  /** The address of the list without conditions. */
  path: string;
  open: boolean;
  /** Beside the words that open the conditions. */
  summary?: ComponentChildren;
  /** What goes along unseen, and what a script does with the form. */
  form?: Partial<ComponentProps<typeof Form>>;
  children?: ComponentChildren;
}

/** The search above a list, with its further conditions folded up. */
export function SearchForm(props: SearchProps) {
  const { filters, path, open, summary, form, children, ...rest } = props;
  const isSearch = ({ control }: Filter) => control === 'search' || control === 'hidden';
  return (
    <search>
      <Form action={path.replace(/\?.*/, '')} method="get" class="filters" {...form}>
        <FilterFields filters={filters.filter(isSearch)} {...rest} />
        <details open={open}>
          <summary>
            条件で絞り込む
            {summary}
          </summary>
          <div class="filters__fields">
            <FilterFields filters={filters.filter((filter) => !isSearch(filter))} {...rest} />
          </div>
        </details>
        {children}
        <SearchButtons path={path} />
      </Form>
    </search>
  );
}

function SearchButtons({ path }: { path: string }) {
  return (
    <ButtonRow>
      <Button kind="secondary">絞り込む</Button>
      <LinkButton href={path} kind="quiet">
        条件をすべて外す
      </LinkButton>
    </ButtonRow>
  );
}

/** The controls of filters, each with what the address says of it. */
function FilterFields({ filters, query, faults }: Props) {
  return (
    <>
      {filters.map((filter) => (
        <FilterField {...{ filter, query, faults }} />
      ))}
    </>
  );
}

function FilterField({ filter, query, faults }: Omit<Props, 'filters'> & { filter: Filter }) {
  const { name, label = '', control, choices = [], allLabel = 'すべて', hint, size } = filter;
  const [value, field] = [query.text(name), { label, name, hint, faults }];
  switch (control) {
    case 'none':
      return null;
    case 'hidden':
      return value === '' ? null : <input type="hidden" name={name} value={value} />;
    case 'select':
      return <SelectField {...field} value={value} choices={[{ value: '', label: allLabel }, ...choices]} />;
    case 'tick':
      return <CheckField label={label} name={name} value={filter.value} checked={value !== ''} />;
    case 'ticks':
      return <Ticks label={label} name={name} choices={choices} ticked={query.texts(name)} wide />;
    case 'search':
    case 'date':
    case 'month':
      return <FormField {...field} type={control} value={value} size={size} />;
  }
}

interface TicksProps {
  label: string;
  name: string;
  choices: readonly Choice[];
  ticked: readonly string[];
  /** As wide as its form. */
  wide?: boolean;
}

/** Boxes to tick, any number of them. */
function Ticks({ label, name, choices, ticked, wide = false }: TicksProps) {
  return (
    <fieldset class={wide ? 'choices filters__wide' : 'choices'}>
      <legend>{label}</legend>
      {choices.map((choice) => (
        <CheckField {...choice} name={name} checked={ticked.includes(choice.value)} />
      ))}
    </fieldset>
  );
}

/** Which columns a list shows, to be chosen in its form. */
export function ColumnChooser({ list, query, label }: ListProps<'columns' | 'order'> & { label: string }) {
  const keys = list.columns.filter(({ optional }) => optional).map(({ key }) => key);
  const choices = pageColumns(list, keys).filter(({ optional }) => optional);
  return (
    <Ticks
      label={label}
      name="columns"
      choices={choices.map((one) => ({ value: one.key, label: one.label }))}
      ticked={query.columns}
    />
  );
}
