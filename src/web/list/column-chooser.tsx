import { type List, pageColumns } from './list.js';
import { type ListQuery } from './list-query.js';
import { Ticks } from './filter-form.js';

/** Which columns a list shows, to be chosen in its form. */
export function ColumnChooser({
  list,
  query,
  label,
}: {
  list: Pick<List<never>, 'columns' | 'order'>;
  query: ListQuery;
  label: string;
}) {
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
