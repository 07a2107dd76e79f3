import { type FastifyReply } from 'fastify';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { type PageRequest } from '../../access/session/session.guard.js';
import { removedInWords } from '../../kernel/clean-text.js';
import { OwnCookie } from '../../platform/http/cookie.js';
import { type Frame, FrameContext } from '../layout/frame.js';
import { Shell } from '../layout/shell.js';
import { readNotice, writeNotice } from './notice-text.js';
import { formToken } from './page-security.js';
import { type Fragment, Screen, type SeeOther } from './screen.js';

const noticeCookie = new OwnCookie('tetsuzuki_notice', 60);

/** The text of a page or a piece of one, as HTML; sets the reply's status and headers on the way. */
export function writePage(request: PageRequest, reply: FastifyReply, page: Screen | Fragment): string {
  reply.status(page.status).type('text/html; charset=utf-8');
  const value = frameOf(request, reply, page instanceof Screen);
  if (!(page instanceof Screen)) return render(h(FrameContext.Provider, { value }, page.content));
  const { title, content, ...frame } = page;
  const shell = h(Shell, { title, ...frame, children: content });
  return `<!doctype html>${render(h(FrameContext.Provider, { value }, shell))}`;
}

/**
 * Redirects the browser. htmx follows redirects by itself and would swap the page into a fragment: it gets a header
 * instead.
 */
export function sendOn(request: PageRequest, reply: FastifyReply, { path, notice, kind }: SeeOther): void {
  const notices = `${notice ?? ''}${removedIn(request)}`;
  if (notices !== '') noticeCookie.set(request, reply, writeNotice({ kind, text: notices }));
  if (request.headers['hx-request'] === 'true') reply.status(200).header('hx-redirect', path);
  else reply.status(303).header('location', path);
}

function frameOf(request: PageRequest, reply: FastifyReply, wholePage: boolean): Frame {
  const { signedIn, url } = request;
  const notice = readNotice(wholePage ? noticeCookie.read(request) : undefined);
  if (notice !== null) noticeCookie.clear(request, reply);
  const user = signedIn && {
    label: signedIn.context.actor.label,
    login: signedIn.login,
    role: signedIn.context.actor.role,
    municipalityName: signedIn.municipalityName,
    sample: signedIn.sample,
    unread: signedIn.unread,
  };
  const csrfToken = formToken(request, reply);
  const removed = removedIn(request);
  return { path: url.split('?')[0] ?? '/', csrfToken, notice, removed, user: user ?? null };
}

function removedIn({ removedCharacters = [] }: PageRequest): string {
  return removedInWords(removedCharacters);
}
