import { DataTable, type Sorting } from '../components/data-table.js';
import { type Page } from '../../platform/keyset.js';
import { type List, pageColumns } from './list.js';
import { type ListQuery } from './list-query.js';

interface Props<Row> {
  list: List<Row>;
  query: ListQuery;
  page: Page<Row>;
  /** Where it says more than the list's own. */
  caption?: string;
  sorting?: Sorting;
}

/** A page of a list: its table and the way to the next page. */
export function ListTable<Row>({ list, query, page, caption, sorting }: Props<Row>) {
  return (
    <DataTable
      {...list}
      caption={caption ?? list.caption}
      columns={pageColumns(list, query.columns)}
      rows={page.items}
      sorting={sorting}
      pages={query.pages(page.next)}
    />
  );
}
