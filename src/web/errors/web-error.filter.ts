import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger } from 'pino';
import { type PageRequest } from '../../access/session/session.guard.js';
import { isApiRequest } from '../../platform/http/api-path.js';
import { ProblemFilter, problemOf } from '../../platform/http/problem.filter.js';
import { Problem } from '../../platform/problem.js';
import { localPath } from '../http/local-path.js';
import { sendOn, writePage } from '../http/page-writer.js';
import { Screen } from '../http/screen.js';
import { conflictPage } from './conflict.page.js';
import { errorPage } from './error.page.js';

const TITLES: Record<number, string> = {
  403: 'この操作はできません',
  404: 'ページが見つかりません',
  409: '別の人が先に変更しています',
  422: '入力内容を確認してください',
  429: 'しばらくお待ちください',
};

/** Errors of the API leave as problem documents, errors of a page as a page that says what to do next. */
@Catch()
export class WebErrorFilter implements ExceptionFilter {
  private readonly documents: ProblemFilter;

  constructor(private readonly logger: Logger) {
    this.documents = new ProblemFilter(logger);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<PageRequest>(), http.getResponse<FastifyReply>()];
    if (isForProgrammes(request)) this.documents.catch(error, host);
    else this.answer(error, request, reply);
  }

  /** For what fails before any controller: rate limits, unreadable bodies, forged forms. */
  early(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (!isForProgrammes(request)) return this.answer(error, request, reply);
    const problem = problemOf(error);
    void reply
      .status(problem.status)
      .type('application/problem+json; charset=utf-8')
      .send(problem.toDocument());
  }

  private answer(error: unknown, request: PageRequest, reply: FastifyReply): void {
    const problem = isForged(error) ? forged() : problemOf(error);
    if (problem.status >= 500)
      this.logger.error({ err: error, request: request.id }, '処理中にエラーが起きました');
    if (problem.code === 'sign-in-needed') {
      sendOn(request, reply, `/sign-in?next=${encodeURIComponent(asked(request))}`, null);
      return void reply.send('');
    }
    const title = TITLES[problem.status] ?? '処理できませんでした';
    const back = cameFrom(request);
    const content =
      problem.code === 'conflict'
        ? conflictPage({ problem, action: request.url, posted: request.body, back })
        : errorPage({ problem, requestId: request.id, back });
    const html = writePage(request, reply, new Screen(title, content, { status: problem.status }));
    void reply.send(html);
  }
}

/** Who asks there reads JSON or numbers, not pages. */
function isForProgrammes(request: FastifyRequest): boolean {
  return isApiRequest(request) || /^\/(?:health\/|metrics$)/.test(request.url);
}

/** After signing in: the page asked for, or for a form the page it stands on. */
function asked(request: PageRequest): string {
  return request.method === 'GET' && request.headers['hx-request'] !== 'true'
    ? localPath(request.url)
    : cameFrom(request);
}

function cameFrom(request: FastifyRequest): string {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const { host, pathname, search } = new URL(referer);
  return host === request.host ? localPath(`${pathname}${search}`) : '/';
}

function isForged(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && code.startsWith('FST_CSRF_');
}

function forged(): Problem {
  return new Problem(403, 'forged-form', 'フォームの有効期限が切れています。', {
    detail: '安全のため受け付けませんでした。前のページを開き直してから、もう一度送信してください。',
  });
}
