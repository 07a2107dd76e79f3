import { type Page } from '../../platform/keyset.js';
import { DataTable, type Sorting } from '../components/data-table.js';
import { type List, pageColumns } from './list.js';
import { type ListQuery } from './list-query.js';
import { FilterForm } from './filter-form.js';

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
      pages={query.pages(page)}
    />
  );
}

/** A page that is one list with its filters, below what it is about. */
export function listPage<Row>({ list, query, page }: Props<Row>, about?: string) {
  return (
    <>
      {about === undefined ? null : <p>{about}</p>}
      <FilterForm list={list} query={query} />
      <ListTable list={list} query={query} page={page} />
    </>
  );
}
