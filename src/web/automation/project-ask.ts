import { type ProjectFilter, ProjectQueryDto } from '../../automation/project/project.dto.js';
import { type Fault } from '../../platform/problem.js';
import { checkedInput } from '../catalogue/checked-input.js';
import { faultsIn } from '../http/faults-in.js';

/** A request's query as Fastify reads it. */
export type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** The fields of the form above the list. */
export const ASKED_FIELDS = [
  'search',
  'departmentId',
  'kind',
  'stages',
  'field',
  'tool',
  'difficulty',
  'procedureId',
] as const;
type Field = (typeof ASKED_FIELDS)[number];

const LIST = '/automation';

/** What the address of the list of projects asks for, without its empty fields. */
export class ProjectAsk {
  private constructor(
    private readonly texts: ReadonlyMap<Field, readonly string[]>,
    readonly board: boolean,
    readonly cursor: string | undefined,
  ) {}

  /** Reads an address. Fields of no meaning here are left out. */
  static of(raw: RawQuery): ProjectAsk {
    const filled = (name: string) => [raw[name] ?? []].flat().filter((text) => text !== '');
    const texts = ASKED_FIELDS.map((field) => [field, filled(field)] as const);
    return new ProjectAsk(
      new Map(texts.filter(([, found]) => found.length > 0)),
      filled('view').at(-1) === 'board',
      filled('cursor').at(-1),
    );
  }

  all(field: Field): readonly string[] {
    return this.texts.get(field) ?? [];
  }

  text(field: Field): string {
    return this.all(field).at(-1) ?? '';
  }

  /** Whether anything narrows the list down. */
  get narrowed(): boolean {
    return this.texts.size > 0;
  }

  /** The address of the same projects: as a list from behind the cursor on, as a board, or as a file. */
  href({ cursor, board = this.board, format }: { cursor?: string; board?: boolean; format?: string } = {}) {
    const query = new URLSearchParams();
    for (const [field, texts] of this.texts) for (const text of texts) query.append(field, text);
    if (board && format === undefined) query.set('view', 'board');
    if (cursor !== undefined) query.set('cursor', cursor);
    const path = format === undefined ? LIST : `${LIST}/export.${format}`;
    return query.size === 0 ? path : `${path}?${query.toString()}`;
  }

  /** The question for the projects, or what is wrong with it. */
  async checked(): Promise<{ filter: ProjectFilter } | { faults: readonly Fault[] }> {
    const single = [...this.texts].map(([field, texts]) => [
      field,
      field === 'stages' ? [...texts] : texts.at(-1),
    ]);
    try {
      return { filter: await checkedInput(ProjectQueryDto, Object.fromEntries(single) as object) };
    } catch (error) {
      return { faults: faultsIn(error) };
    }
  }
}
