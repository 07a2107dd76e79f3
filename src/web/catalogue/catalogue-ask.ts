import { ProcedureQueryDto } from '../../catalogue/procedure/procedure-query.dto.js';
import { type Fault } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';
import { checkedInput } from './checked-input.js';
import { COLUMN_KEYS, type ColumnKey, DEFAULT_COLUMNS } from './column-keys.js';

/** A request's query as Fastify reads it. */
export type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** The fields of the form above the list that narrow it down. */
export const FILTER_FIELDS = [
  'search',
  'departmentId',
  'divisionId',
  'stages',
  'kind',
  'applicant',
  'identityCheck',
  'frequency',
  'channel',
  'itemKey',
  'mapped',
  'plannedFrom',
  'plannedTo',
  'retired',
] as const;

const FIELDS = [...FILTER_FIELDS, 'sort', 'limit', 'cursor', 'columns'] as const;
type Field = (typeof FIELDS)[number];

type Values = Partial<Record<Field, readonly string[]>>;

/** What the address of the list asks for, without its empty fields. */
export class CatalogueAsk {
  private constructor(private readonly values: Values) {}

  /** Reads an address. Fields of no meaning here are left out. */
  static of(raw: RawQuery): CatalogueAsk {
    const filled = FIELDS.map(
      (field) => [field, [raw[field] ?? []].flat().filter((text) => text !== '')] as const,
    );
    const values: Values = Object.fromEntries(filled.filter(([, texts]) => texts.length > 0));
    if (String(values.columns) === String(DEFAULT_COLUMNS)) delete values.columns;
    return new CatalogueAsk(values);
  }

  /** The text of a field as asked for; empty where it is not. */
  text(field: Field): string {
    return this.values[field]?.at(-1) ?? '';
  }

  texts(field: Field): readonly string[] {
    return this.values[field] ?? [];
  }

  /** How many fields narrow the list down, besides the search. */
  get narrowed(): number {
    return FILTER_FIELDS.filter((field) => field !== 'search' && this.values[field]).length;
  }

  /** The order: nearest first for a search unless told otherwise. */
  get sort(): string {
    return this.text('sort') || (this.text('search') === '' ? 'code' : 'relevance');
  }

  get columns(): readonly ColumnKey[] {
    const chosen = COLUMN_KEYS.filter((key) => this.texts('columns').includes(key));
    return chosen.length === 0 ? DEFAULT_COLUMNS : chosen;
  }

  /** The fields as an address has them, e.g. `search=住民&kind=claim`; some of them changed, null leaves one out. */
  parameters(changes: Partial<Record<Field, string | null>> = {}): string {
    const texts = new URLSearchParams();
    for (const field of FIELDS) {
      const change = changes[field];
      const values = change === undefined ? this.texts(field) : [change ?? []].flat();
      for (const value of values) texts.append(field, value);
    }
    return texts.toString();
  }

  /** The address of the list with some of its fields changed; it begins at the first page unless a cursor is given. */
  href(changes: Partial<Record<Field, string | null>> = {}, path = '/procedures'): string {
    const query = this.parameters({ cursor: null, ...changes });
    return query === '' ? path : `${path}?${query}`;
  }

  /** The question for the catalogue, or what is wrong with it. */
  async checked(): Promise<{ query: ProcedureQueryDto } | { faults: readonly Fault[] }> {
    const { stages } = this.values;
    const single = Object.fromEntries(
      Object.entries(this.values)
        .filter(([field]) => field !== 'columns')
        .map(([field, texts]) => [field, texts.at(-1)]),
    );
    const body = { ...single, sort: this.sort, ...(stages ? { stages: [...stages] } : {}) };
    try {
      return { query: await checkedInput(ProcedureQueryDto, body) };
    } catch (error) {
      return { faults: faultsIn(error) };
    }
  }
}

/** Whether an address carries fields without a value, as a form sends them: it has a shorter one. */
export function hasEmptyFields(raw: RawQuery): boolean {
  return Object.values(raw).some((value) => value === '');
}
