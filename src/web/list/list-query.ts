import { DEFAULT_PAGE, type Page } from '../../platform/keyset.js';
import { type Fault } from '../../platform/problem.js';
import { type PageLinks } from '../components/pager.js';
import { checked } from '../http/checked-form.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textsOf } from '../http/form-body.js';
import { type Addressed, defaultColumns } from './list.js';

/** Says beside a cursor with which row of the whole list the page begins. */
const PLACE = 'place';

type Changes = Readonly<Record<string, string | null>>;

/** What the address of a list asks for, without its empty fields. */
export class ListQuery {
  private constructor(
    private readonly list: Addressed,
    private readonly values: ReadonlyMap<string, readonly string[]>,
  ) {}

  /** Reads an address. Fields of no meaning to the list are left out. */
  static of(list: Addressed, raw: FormBody): ListQuery {
    const fields = [
      ...(list.filters ?? []),
      { name: 'cursor', read: undefined },
      { name: PLACE, read: undefined },
    ];
    const values = fields.map(({ name, read = (text: string) => text }) => {
      const texts = textsOf(raw, name).map(read);
      return [name, texts.filter((text) => text !== '')] as const;
    });
    const isDefault = (name: string, texts: readonly string[]) =>
      name === 'columns' && String(texts) === String(defaultColumns(list));
    const filledValues = values.filter(([name, texts]) => texts.length > 0 && !isDefault(name, texts));
    return new ListQuery(list, new Map(filledValues));
  }

  /** The text of a field; empty where it is not said. */
  text(name: string): string {
    return this.texts(name).at(-1) ?? '';
  }

  texts(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /** How many fields narrow the list down. */
  get narrowed(): number {
    const typedFilters = (this.list.filters ?? []).filter(
      ({ control }) => control !== 'hidden' && control !== 'none',
    );
    return typedFilters.filter(({ name }) => this.values.has(name)).length;
  }

  /** Keys of the columns to show. */
  get columns(): readonly string[] {
    const chosenColumns = this.values.get('columns') ?? [];
    const shownColumns = this.list.columns.filter(
      ({ key, optional }) => optional && chosenColumns.includes(key),
    );
    return shownColumns.length === 0 ? defaultColumns(this.list) : shownColumns.map(({ key }) => key);
  }

  /** The position, as the services take it. */
  get position(): { limit: number; cursor?: string } {
    const [cursor] = this.texts('cursor');
    return { limit: DEFAULT_PAGE, ...(cursor === undefined ? {} : { cursor }) };
  }

  /** Which row of the whole list the page begins with, from 1; null where the address does not say. */
  get place(): number | null {
    if (!this.values.has('cursor')) return 1;
    const place = this.text(PLACE);
    return /^[1-9]\d{0,8}$/.test(place) ? Number(place) : null;
  }

  /** The fields as an address has them, e.g. `search=住民&kind=claim`; some of them changed, null leaves one out. */
  parameters(changes: Changes = {}): string {
    const texts = new URLSearchParams();
    const fields = new Set([
      ...(this.list.filters ?? []).map(({ name }) => name),
      ...Object.keys(changes),
      'cursor',
    ]);
    for (const name of fields) {
      const change = changes[name];
      const values = change === undefined ? this.texts(name) : [change ?? []].flat();
      for (const value of values) texts.append(name, value);
    }
    return texts.toString();
  }

  /** The address with some fields changed; it begins at the first page unless a cursor is given. */
  href(changes: Changes = {}, path = this.list.path): string {
    const query = this.parameters({ cursor: null, ...changes });
    return query === '' ? path : `${path}?${query}`;
  }

  /** The address of this very page of the list. */
  get here(): string {
    const [cursor = null] = this.texts('cursor');
    return this.href({ cursor, [PLACE]: cursor === null ? null : this.text(PLACE) || null });
  }

  /**
   * Addresses of the first, the next and, where there is one, the previous page; null where there is none. Of a list that
   * is counted they say with which row those begin.
   */
  pages({ items, next, previous = null, total }: Page<unknown>): PageLinks {
    const place = total === undefined ? null : this.place;
    const href = (cursor: string, begin: (place: number) => number) =>
      this.href({ cursor, ...(place === null ? {} : { [PLACE]: String(begin(place)) }) });
    const before = Number(this.text('limit')) || DEFAULT_PAGE;
    return {
      firstHref: this.values.has('cursor') ? this.href() : null,
      ...(previous === null ? {} : { previousHref: href(previous, (from) => Math.max(1, from - before)) }),
      nextHref: next === null ? null : href(next, (from) => from + items.length),
      ...(total === undefined ? {} : { total, place }),
    };
  }

  /** Addresses of the whole list as a file. */
  get files(): { xlsx: string; csv: string } {
    const file = (format: string) => this.href({}, `${this.list.path}/export.${format}`);
    return { xlsx: file('xlsx'), csv: file('csv') };
  }

  /** The fields in the terms of the service, some of them set otherwise. @throws Problem 422 with the faults */
  checked<Dto extends object>(dto: new () => Dto, further: object = {}): Promise<Dto> {
    const several = (this.list.filters ?? []).filter(({ control }) => control === 'ticks');
    const body = [...this.values]
      .filter(([name]) => name !== 'columns' && name !== PLACE)
      .map(([name, texts]) => [name, several.some((one) => one.name === name) ? [...texts] : texts.at(-1)]);
    return checked(dto, { ...(Object.fromEntries(body) as object), ...further });
  }
}

/** The page of rows that a checked query asks for; an empty one with the faults where the query is refused. */
export async function pageOrFaults<Dto, Row>(
  checked: Promise<Dto>,
  fetch: (query: Dto) => Promise<Page<Row>>,
): Promise<{ page: Page<Row>; faults: readonly Fault[] }> {
  let query: Dto;
  try {
    query = await checked;
  } catch (error) {
    return { page: { items: [], next: null }, faults: faultsIn(error) };
  }
  return { page: await fetch(query), faults: [] };
}

/** Whether an address carries fields without a value, as a form sends them: it has a shorter one. */
export function hasEmptyFields(raw: FormBody): boolean {
  return Object.values(raw).flat().includes('');
}
