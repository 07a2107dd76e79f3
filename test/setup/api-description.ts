import { misfits, type Schema, type Schemas } from './api-schema.js';
import { MANAGEMENT_TOKEN } from './processes.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** An operation as the API describes it. */
export interface Operation {
  operationId: string;
  path: string;
  method: Method;
  parameters?: { name: string; in: string; required: boolean; description?: string; schema?: Schema }[];
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

/** What a call came back with. */
interface Answer {
  status: number;
  /** The media type. */
  type: string;
  body: unknown;
}

/** What the API says of itself, for holding its answers to it. */
export class ApiDescription {
  private readonly checkedSchemas = new Set<string>();

  private constructor(
    readonly operations: readonly Operation[],
    private readonly schemas: Schemas,
  ) {}

  /** Reads it from a running web process. */
  static async of(url: string): Promise<ApiDescription> {
    const response = await fetch(`${url}/api/docs/openapi.json`, {
      headers: { authorization: `Bearer ${MANAGEMENT_TOKEN}` },
    });
    const { paths, components } = (await response.json()) as {
      paths: Record<string, Record<Method, Omit<Operation, 'path' | 'method'>>>;
      components: { schemas: Schemas };
    };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => ({ ...one, path, method: method as Method })),
    );
    return new ApiDescription(operations, components.schemas);
  }

  /** Where a good answer in JSON is not as described; none where nothing is described, nor of bytes not read as JSON. */
  misfits(method: Method, url: string, { status, type, body }: Answer): string[] {
    const isRead = type === 'application/json' && !Buffer.isBuffer(body);
    const operation = status < 300 && isRead ? this.called(method, url) : undefined;
    const schema = operation && answered(operation);
    if (!schema) return [];
    this.checkedSchemas.add(operation.operationId);
    return misfits(this.schemas, schema, body);
  }

  /** The operations at these addresses of which no described answer has come yet. */
  notAnswered(at: RegExp): string[] {
    const waiting = this.operations.filter(
      (one) => at.test(one.path) && answered(one) && !this.checkedSchemas.has(one.operationId),
    );
    return waiting.map(({ operationId }) => operationId);
  }

  /** The operation behind an address: of several that fit, the one that leaves the least open. */
  private called(method: Method, url: string): Operation | undefined {
    const [address = ''] = url.split('?');
    const fitting = this.operations.filter(
      (one) => one.method === method && patternOf(one.path).test(address),
    );
    const open = ({ path }: Operation) => path.split('{').length;
    return fitting.sort((a, b) => open(a) - open(b))[0];
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** The schema of what an operation answers where it succeeds; undefined where that is not described. */
export function answered({ responses }: Operation): Schema | undefined {
  const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const schema = good?.content?.['application/json']?.schema;
  return schema && Object.keys(schema).length > 0 ? schema : undefined;
}
