import cookie from '@fastify/cookie';
import csrfProtection from '@fastify/csrf-protection';
import helmet from '@fastify/helmet';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { isApiRequest } from '../../platform/http/api-path.js';

export const CSRF_COOKIE = 'tetsuzuki_csrf';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
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

/** The description of the API is drawn by Swagger UI, which writes styles into its page and has images in its own. */
const DOCS_POLICY = { ...PAGE_POLICY, styleSrc: [...SELF, "'unsafe-inline'"], imgSrc: [...SELF, 'data:'] };

/** The one style bull-board's parts write into its page (it hides a scroll bar); of another version, another. */
const BOARD_STYLE = "'sha256-r2N1TB/gHbBtBZFKg7ejmq1acVSREzucTAEw6ga4hoU='";

/** bull-board finds its addresses by `<base>`. */
const BOARD_POLICY = { ...PAGE_POLICY, styleSrc: [...SELF, BOARD_STYLE], baseUri: SELF };

type Posted = Record<string, unknown> | null | undefined;

/** Cookies, security headers and protection against forged forms, for every route registered afterwards. */
export async function securePages(server: FastifyInstance): Promise<void> {
  await server.register(cookie);
  await server.register(helmet, { global: false });
  await server.register(csrfProtection, {
    cookieKey: CSRF_COOKIE,
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure: 'auto' },
    getToken: (request) => {
      const posted = (request.body as Posted)?._csrf ?? request.headers['csrf-token'];
      return typeof posted === 'string' ? posted : undefined;
    },
  });
  server.addHook('onRequest', (request, reply, done) => {
    reply.helmet({
      contentSecurityPolicy: { useDefaults: false, directives: policyFor(request) },
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: request.protocol === 'https' && {
        maxAge: 31_536_000,
        includeSubDomains: false,
      },
    });
    done();
  });
  server.addHook('preHandler', (request, reply, done) => {
    if (SAFE_METHODS.includes(request.method) || isApiRequest(request)) return done();
    server.csrfProtection.call(server, request, reply, () => {
      delete (request.body as Posted)?._csrf;
      done();
    });
  });
}

function policyFor({ url }: FastifyRequest): typeof PAGE_POLICY {
  if (url.startsWith('/api/docs')) return DOCS_POLICY;
  return /^\/queue\/board(?:[/?]|$)/.test(url) ? BOARD_POLICY : PAGE_POLICY;
}
