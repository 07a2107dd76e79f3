import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type TokenGuard } from '../../access/http/token.guard.js';
import { type PageRequest, type SessionGuard, signInNeeded } from '../../access/session/session.guard.js';
import { sessionCookie } from '../../access/session/session-cookie.js';
import { hashOfSecret } from '../../access/user/secret.js';
import { isApiRequest, isOperatorRequest } from '../../platform/http/api-path.js';
import { factsOf } from '../../platform/http/route-config.js';
import { fileTooLarge } from '../../platform/http/upload.js';
import { Problem } from '../../platform/problem.js';
import {
  bodyLimitOf,
  FORM_TYPE,
  hasBody,
  mediaTypeOf,
  refuseMediaType,
  tooLarge,
  unreadableText,
} from './body-limits.js';
import { firstField, isReadableAddress } from './form-fields.js';
import { isOwnToken, isResent, sessionHolder } from './page-security.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** A form of a session that has ended: its text is kept to be sent again, nothing is done with it. */
    formerSession: boolean;
  }
}

interface Guards {
  tokens: TokenGuard;
  sessions: SessionGuard;
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** A form's token and its name need no more; without it in there the rest is not read. */
const TOKEN_WITHIN_BYTES = 256;

type Posted = Record<string, unknown> | null | undefined;

/**
 * Decides on every request before a byte of its body is read: whether it is there, where it comes from, who makes it,
 * whether its body is of a kind and size the route takes. After the body only the form's token is left to look at.
 */
export function admitBeforeBody(server: FastifyInstance, guards: Guards): void {
  server.decorateRequest('formerSession', false);
  server.addHook('preParsing', (request, reply, _payload, done) => {
    admit(request, reply, guards).then(() => done(), done);
  });
  server.addHook('preHandler', (request, _reply, done) => {
    if (request.formerSession) return done(signInNeeded());
    if (!needsToken(request) || request.isMultipart()) return done();
    const posted = request.body as Posted;
    const token = posted?._csrf ?? request.headers['csrf-token'];
    if (posted) delete posted._csrf;
    done(isOwnToken(request, typeof token === 'string' ? token : undefined) ? undefined : forgedForm());
  });
}

async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  { tokens, sessions }: Guards,
): Promise<void> {
  if (!isReadableAddress(request.url)) throw unreadableText();
  if (request.is404) throw new Problem(404, 'http-404', 'お探しのものは見つかりません。');
  if (isOperatorRequest(request)) return;
  if (isApiRequest(request)) await tokens.admit(request, reply);
  else {
    if (needsToken(request)) refuseForeign(request);
    await sessions.admit(request).catch((refusal: unknown) => {
      if (!isSignInNeeded(refusal) || !maySendAgainLater(request)) throw refusal;
      request.formerSession = true;
    });
  }
  if (SAFE_METHODS.includes(request.method) || !hasBody(request)) return;
  refuseMediaType(request);
  const limit = bodyLimitOf(request, isResent(request));
  if (Number(request.headers['content-length'] ?? 0) <= limit) return;
  throw factsOf(request).upload ? fileTooLarge() : tooLarge(limit);
}

/** Whether the request is a page's and may change something. */
function needsToken(request: FastifyRequest): boolean {
  return !SAFE_METHODS.includes(request.method) && !isApiRequest(request);
}

/** @throws Problem 403 for a form that another site's page sends. Browsers say so; what says nothing needs a token all the same. */
function refuseForeign(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const known =
    site === undefined ? isOwnOrigin(request, true) : ['same-origin', 'none'].includes(String(site));
  if (known) return;
  throw new Problem(403, 'foreign-form', 'ほかのサイトから送られたため、受け付けませんでした。', {
    detail: 'このサイトの画面を開いて、もう一度入力してください。',
  });
}

function isOwnOrigin(request: FastifyRequest, withoutOrigin: boolean): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return withoutOrigin;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

function isSignInNeeded(refusal: unknown): boolean {
  return refusal instanceof Problem && refusal.code === 'sign-in-needed';
}

/** Whether a form that comes without a session may be one of a session that has ended; its token decides. */
function maySendAgainLater(request: FastifyRequest): boolean {
  return (
    request.method === 'POST' &&
    mediaTypeOf(request) === FORM_TYPE &&
    isOwnOrigin(request, false) &&
    request.headers['hx-request'] !== 'true' &&
    sessionCookie.read(request) !== undefined
  );
}

/**
 * Looks at the start of a form of a session that has ended and reads on only where it begins with that session's
 * token: so nobody who never signed in makes us keep a form. Undefined for every other form.
 * @throws Problem 401, from what is returned
 */
export function formerSessionCheck(
  request: FastifyRequest,
): ((chunks: readonly Buffer[]) => void) | undefined {
  if (!request.formerSession) return undefined;
  const holder = sessionHolder(hashOfSecret(sessionCookie.read(request) ?? ''));
  let wasChecked = false;
  return (chunks) => {
    if (wasChecked) return;
    const start = Buffer.concat(chunks).subarray(0, TOKEN_WITHIN_BYTES);
    if (start.length < TOKEN_WITHIN_BYTES && !start.includes('&')) return;
    wasChecked = true;
    if (!request.server.csrfTokens.isValid(firstField(start, '_csrf'), holder)) throw signInNeeded();
  };
}

function forgedForm(): Problem {
  return new Problem(403, 'forged-form', 'フォームの有効期限が切れています。', {
    detail: '安全のため受け付けませんでした。前のページを開き直してから、もう一度送信してください。',
  });
}

/** For the taker of a form with a file: whether its first field, or a header, is the token of whoever sends it. */
export function refuseForgedUpload(request: PageRequest, first: string | undefined): void {
  const { 'csrf-token': header } = request.headers;
  const token = first ?? (typeof header === 'string' ? header : undefined);
  if (!isOwnToken(request, token)) throw forgedForm();
}
