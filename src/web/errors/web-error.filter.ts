import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger } from 'pino';
import { sessionCookie } from '../../access/session/session-cookie.js';
import { type PageRequest } from '../../access/session/session.guard.js';
import { type SessionService } from '../../access/session/session.service.js';
import { isApiRequest } from '../../platform/http/api-path.js';
import { ProblemFilter, problemOf } from '../../platform/http/problem.filter.js';
import { retryAfter } from '../../platform/http/retry-after.js';
import { localPath } from '../http/local-path.js';
import { resendingSignIn } from '../http/page-security.js';
import { sendOn, writePage } from '../http/page-writer.js';
import { Screen, SeeOther } from '../http/screen.js';
import { signInScreen } from '../sign-in/sign-in.page.js';
import { formerPageScreen } from '../sign-in/former-page.js';
import { unsentForm } from '../sign-in/unsent-form.js';
import { conflictPage } from './conflict.page.js';
import { errorPage } from './error.page.js';

const TITLES: Record<number, string> = {
  403: 'この操作はできません',
  404: 'ページが見つかりません',
  409: '別の人が先に変更しています',
  413: '送られた内容が大きすぎます',
  422: '入力内容を確認してください',
  429: 'しばらくお待ちください',
  503: 'しばらくお待ちください',
};

/** Errors of the API leave as problem documents, errors of a page as a page that says what to do next. */
@Catch()
export class WebErrorFilter implements ExceptionFilter {
  private readonly documents: ProblemFilter;

  constructor(
    private readonly logger: Logger,
    private readonly sessions: SessionService,
  ) {
    this.documents = new ProblemFilter(logger);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<PageRequest>(), http.getResponse<FastifyReply>()];
    if (isForProgrammes(request)) this.documents.catch(error, host);
    else this.answer(error, request, reply);
  }

  private answer(error: unknown, request: PageRequest, reply: FastifyReply): void {
    this.write(error, request, reply).catch((failure: unknown) => {
      this.logger.error({ err: failure, request: request.id }, 'エラーの画面を表示できませんでした');
      void reply.status(500).type('text/plain; charset=utf-8').send('処理中に予期しないエラーが起きました。');
    });
  }

  private async write(error: unknown, request: PageRequest, reply: FastifyReply): Promise<void> {
    const problem = problemOf(error);
    if (problem.status >= 500)
      this.logger.error({ err: error, request: request.id }, '処理中にエラーが起きました');
    retryAfter(problem, reply);
    request.problemCode = problem.code;
    const unsent = unsentForm(request);
    const back = cameFrom(request);
    if (problem.code === 'sign-in-needed' && unsent) {
      const action = resendingSignIn(request);
      const page = signInScreen({ login: '', next: back, unsent, action }, problem.status);
      return void reply.send(writePage(request, reply, page));
    }
    if (problem.code === 'sign-in-needed') {
      sendOn(request, reply, new SeeOther(`/sign-in?next=${encodeURIComponent(pageToReturnTo(request))}`));
      return void reply.send('');
    }
    // Nothing more is asked of a database that has just refused.
    if (problem.status !== 503) await this.recognise(request);
    if (problem.code === 'forged-form') {
      const page = formerPageScreen(request, { unsent, back });
      if (page) return void reply.send(writePage(request, reply, page));
    }
    const title = TITLES[problem.status] ?? '処理できませんでした';
    const content =
      problem.code === 'conflict'
        ? conflictPage({ problem, action: request.url, posted: request.body, back })
        : errorPage({ problem, requestId: request.id, back });
    const html = writePage(request, reply, new Screen(title, content, { status: problem.status }));
    void reply.send(html);
  }

  /** Where no route was found no guard has run: the page shows the navigation all the same. */
  private async recognise(request: PageRequest): Promise<void> {
    const secret = sessionCookie.read(request);
    if (request.signedIn || secret === undefined) return;
    request.signedIn = (await this.sessions.authenticate(secret).catch(() => null)) ?? undefined;
  }
}

/** Who asks there reads JSON or numbers, not pages. */
function isForProgrammes(request: Pick<FastifyRequest, 'routeOptions' | 'url'>): boolean {
  return isApiRequest(request) || /^\/(?:health\/|metrics$)/.test(request.url);
}

/** After signing in: the page asked for, or for a form the page it stands on. */
function pageToReturnTo(request: PageRequest): string {
  return request.method === 'GET' && request.headers['hx-request'] !== 'true'
    ? localPath(request.url)
    : cameFrom(request);
}

function cameFrom(request: Pick<FastifyRequest, 'headers' | 'host'>): string {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const { host, pathname, search } = new URL(referer);
  return host === request.host ? localPath(`${pathname}${search}`) : '/';
}
