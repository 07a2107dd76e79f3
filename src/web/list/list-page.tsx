import { type Page } from '../../platform/keyset.js';
import { FilterForm } from './filter-form.js';
import { type List } from './list.js';
import { type ListQuery } from './list-query.js';
import { ListTable } from './list-table.js';

interface Props<Row> {
  list: List<Row>;
  query: ListQuery;
  page: Page<Row>;
  /** A sentence above the list. */
  about?: string;
}

/** A page that is one list with its filters. */
export function listPage<Row>({ list, query, page, about }: Props<Row>) {
  return (
    <>
      {about === undefined ? null : <p>{about}</p>}
      <FilterForm list={list} query={query} />
      <ListTable list={list} query={query} page={page} />
    </>
  );
}
