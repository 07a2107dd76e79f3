import { type FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Login of whoever the page was drawn for on which the form stands. */
    formUser?: string;
  }
}

/** The field in which a form says whose page it stands on. It proves nothing; it lets a refusal find the right words. */
export const FORM_USER_FIELD = '_user';

/** Takes that field out of every form before anybody reads it. */
export function takeFormUser(server: FastifyInstance): void {
  server.addHook('preHandler', (request, _reply, done) => {
    const posted = request.body as Record<string, unknown> | null | undefined;
    const user = posted?.[FORM_USER_FIELD];
    if (typeof user === 'string') request.formUser = user;
    if (posted && typeof posted === 'object') delete posted[FORM_USER_FIELD];
    done();
  });
}
