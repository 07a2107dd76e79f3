import { type Test } from 'supertest';
import { type ApiStage, answer } from './api-stage.js';
import { misfits, type Schema, type Schemas } from './api-schema.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What the description says of one operation, as far as it is read here. */
export interface Operation {
  operationId: string;
  path: string;
  method: Method;
  parameters?: { name: string; in: string; required: boolean }[];
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

/** The API as it describes itself, to hold its answers against. */
export class ApiDescription {
  private readonly given = new Set<string>();

  private constructor(
    readonly operations: readonly Operation[],
    private readonly schemas: Schemas,
  ) {}

  static async read(stage: ApiStage): Promise<ApiDescription> {
    const { paths, components } = await answer<{
      paths: Record<string, Record<Method, Omit<Operation, 'path' | 'method'>>>;
      components: { schemas: Schemas };
    }>(stage.nobody().get('/api/docs/openapi.json'));
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => ({ ...one, path, method: method as Method })),
    );
    return new ApiDescription(operations, components.schemas);
  }

  /** How the body of a good answer departs from what is said of it; nothing where nothing is said. */
  misfits(operation: Operation, body: unknown): string[] {
    const schema = answered(operation);
    return schema ? misfits(this.schemas, schema, body) : [];
  }

  /** The body of an answer. Fails where it has another status than wanted or is not as described. */
  async answer<Body>(test: Test, status = 200): Promise<Body> {
    const { method, url } = test;
    const body = await answer<Body>(test, status);
    const path = new URL(url).pathname;
    const operation = this.operations
      .filter((one) => one.method === method.toLowerCase() && isAt(one, path))
      .sort((a, b) => parametersIn(a) - parametersIn(b))[0];
    if (!operation) throw new Error(`${method} ${path} is not described`);
    const strange = this.misfits(operation, body);
    if (strange.length > 0)
      throw new Error(`${operation.operationId} is not answered as described: ${strange.join(', ')}`);
    this.given.add(operation.operationId);
    return body;
  }

  /** The operations with a described answer under a path of which no answer was held against it yet. */
  notAnswered(under: string): string[] {
    return this.operations
      .filter((one) => one.path.startsWith(under) && answered(one) && !this.given.has(one.operationId))
      .map(({ operationId }) => operationId);
  }
}

/** What an operation answers where it succeeds; undefined where that is not described. */
export function answered({ responses }: Operation): Schema | undefined {
  const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const content = good?.content?.['application/json'];
  return Object.keys(content?.schema ?? {}).length === 0 ? undefined : content?.schema;
}

function isAt({ path }: Operation, asked: string): boolean {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(asked);
}

function parametersIn({ path }: Operation): number {
  return path.split('{').length;
}
