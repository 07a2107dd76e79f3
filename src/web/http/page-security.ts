import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type PageRequest } from '../../access/session/session.guard.js';
import { newSecret } from '../../access/user/secret.js';
import { type Config } from '../../platform/config.js';
import { isHttps, OwnCookie } from '../../platform/http/cookie.js';
import { CsrfTokens } from './csrf-tokens.js';

declare module 'fastify' {
  interface FastifyInstance {
    csrfTokens: CsrfTokens;
  }
}

/** What forms of somebody who is not signed in are bound to. */
export const visitorCookie = new OwnCookie('tetsuzuki_csrf');

const SELF = ["'self'"];

/** Pages run nothing written into them and ask nobody but this server. */
const PAGE_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: SELF,
  styleSrc: SELF,
  fontSrc: SELF,
  imgSrc: SELF,
  connectSrc: SELF,
  formAction: SELF,
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

type PagePolicy = typeof PAGE_POLICY;

/** A header that a policy sets: the same for every request, so that it is worked out once. */
type SetHeader = [name: string, value: string];

/** The description of the API is drawn by Swagger UI, which writes styles into its page and has images in its own. */
const DOCS_POLICY = { ...PAGE_POLICY, styleSrc: [...SELF, "'unsafe-inline'"], imgSrc: [...SELF, 'data:'] };

/** The one style bull-board's parts write into its page (it hides a scroll bar); of another version, another. */
const BOARD_STYLE = "'sha256-r2N1TB/gHbBtBZFKg7ejmq1acVSREzucTAEw6ga4hoU='";

/** bull-board finds its addresses by `<base>`. */
const BOARD_POLICY = { ...PAGE_POLICY, styleSrc: [...SELF, BOARD_STYLE], baseUri: SELF };

/** Cookies, security headers and tokens of forms, for every route registered afterwards. Nothing may be cached unless a route says so. */
export async function securePages(
  server: FastifyInstance,
  { databaseUrl, publicUrl, hstsSeconds }: Config,
): Promise<void> {
  await server.register(cookie);
  await server.register(helmet, { global: false });
  server.decorate('csrfTokens', new CsrfTokens(databaseUrl));
  server.decorate('publicHttps', publicUrl?.startsWith('https:') ?? false);
  const known = { plain: new Map<PagePolicy, SetHeader[]>(), https: new Map<PagePolicy, SetHeader[]>() };
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('cache-control', 'no-store');
    const directives = policyFor(request);
    const https = isHttps(request);
    const ofPolicy = https ? known.https : known.plain;
    const headers = ofPolicy.get(directives);
    if (headers) for (const [name, value] of headers) reply.raw.setHeader(name, value);
    else {
      const before = reply.raw.getHeaderNames();
      reply.helmet({
        contentSecurityPolicy: { useDefaults: false, directives },
        referrerPolicy: { policy: 'same-origin' },
        strictTransportSecurity: https && { maxAge: hstsSeconds, includeSubDomains: false },
      });
      const all = Object.entries(reply.raw.getHeaders()) as SetHeader[];
      ofPolicy.set(
        directives,
        all.filter(([name]) => !before.includes(name)),
      );
    }
    done();
  });
}

/** The token for the forms of a page about to be drawn. A visitor without a cookie gets one. */
export function formToken(request: PageRequest, reply: FastifyReply): string {
  if (request.cookies === null) return '';
  const { csrfTokens } = request.server;
  if (request.signedIn) return csrfTokens.issue(sessionHolder(request.signedIn.sessionId));
  let visitor = visitorCookie.read(request);
  if (visitor === undefined) {
    visitor = newSecret();
    visitorCookie.set(request, reply, visitor);
  }
  return csrfTokens.issue(visitorHolder(visitor));
}

/** Whether a form's token was made for whoever sends it. */
export function isOwnToken(request: PageRequest, token: string | undefined): boolean {
  const { csrfTokens } = request.server;
  if (request.signedIn) return csrfTokens.isValid(token, sessionHolder(request.signedIn.sessionId));
  const visitor = visitorCookie.read(request);
  return visitor !== undefined && csrfTokens.isValid(token, visitorHolder(visitor));
}

/** Whom the tokens of a session's forms are for. */
export function sessionHolder(sessionId: string): string {
  return `session ${sessionId}`;
}

function visitorHolder(secret: string): string {
  return `visitor ${secret}`;
}

/** Whether a sign-in comes with our permit to bring along a form of a session that has ended. */
export function isResent({ query, server }: FastifyRequest): boolean {
  const { resend } = (query ?? {}) as { resend?: unknown };
  return typeof resend === 'string' && server.csrfTokens.maySendAgain(resend, new Date());
}

/** Where to sign in so that a form of a session that has ended can be brought along. */
export function resendingSignIn({ server }: Pick<FastifyRequest, 'server'>): string {
  return `/sign-in?resend=${server.csrfTokens.issueResending(new Date())}`;
}

function policyFor({ url }: FastifyRequest): PagePolicy {
  if (url.startsWith('/api/docs')) return DOCS_POLICY;
  return /^\/queue\/board(?:[/?]|$)/.test(url) ? BOARD_POLICY : PAGE_POLICY;
}
