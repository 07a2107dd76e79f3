import { type FastifyReply, type FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether users reach the pages over https whatever the request says (PUBLIC_URL). */
    publicHttps: boolean;
  }
}

type Asking = Pick<FastifyRequest, 'protocol' | 'server'> & { cookies: FastifyRequest['cookies'] | null };

/** Whether the browser is connected by https. */
export function isHttps({ protocol, server }: Pick<Asking, 'protocol' | 'server'>): boolean {
  return protocol === 'https' || server.publicHttps;
}

/**
 * A cookie of ours: out of reach of scripts, not sent along with other sites' forms. Over https its name begins with
 * `__Host-`, so that browsers take it from this very host only; over http such a name would be refused.
 */
export class OwnCookie {
  constructor(
    private readonly name: string,
    private readonly maxAge?: number,
  ) {}

  /** Undefined where there is none or cookies were not read. */
  read(request: Asking): string | undefined {
    return request.cookies?.[this.nameOn(request)];
  }

  set(request: Asking, reply: FastifyReply, value: string): void {
    reply.setCookie(this.nameOn(request), value, this.options(request));
  }

  clear(request: Asking, reply: FastifyReply): void {
    reply.clearCookie(this.nameOn(request), this.options(request));
  }

  private nameOn(request: Asking): string {
    return isHttps(request) ? `__Host-${this.name}` : this.name;
  }

  private options(request: Asking) {
    const { maxAge } = this;
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(request), maxAge } as const;
  }
}
