import { FIGURE_PARTS, SCOPE_KINDS } from '../../achievement/figures/figure.js';
import { type FigureRowsQuery } from '../../achievement/figures/figures.service.js';
import { parsePeriod } from '../../kernel/period.js';
import { notFound } from '../../platform/problem.js';
import { type FormBody } from '../http/form-body.js';
import { ListQuery } from '../list/list-query.js';

const FIELDS = ['period', 'revision', 'scope', 'key', 'part'] as const;

/** Which rows of which figure an address asks for. */
export interface RowsQuery extends Omit<FigureRowsQuery, 'limit'> {
  /** The same as an address. */
  address: ListQuery;
}

/**
 * Reads the address of the rows behind a figure; what is left out is the whole municipality's numerator in the
 * newest revision. @throws InvalidInput for no period, Problem 404 for a part or scope there is not
 */
export function readRowsQuery(indicator: string, raw: FormBody): RowsQuery {
  const filters = FIELDS.map((name) => ({ name, control: 'none' as const }));
  const path = `/figures/${encodeURIComponent(indicator)}`;
  const address = ListQuery.of({ path, filters, columns: [] }, raw);
  const [period, revision, scope, key, part] = FIELDS.map((name) => address.text(name));
  const kind = SCOPE_KINDS.find((one) => one === (scope || 'municipality'));
  const found = FIGURE_PARTS.find((one) => one === (part || 'numerator'));
  if (!kind || !found || (revision && !/^[1-9]\d{0,5}$/.test(revision))) throw notFound('指標の内訳');
  return {
    indicator,
    period: parsePeriod(period ?? ''),
    revision: revision ? Number(revision) : undefined,
    scope: { kind, key: key ?? '' },
    part: found,
    cursor: address.position.cursor,
    address,
  };
}
