import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger } from 'pino';
import { sqlState } from '../database/sql-state.js';
import { Problem, notFound } from '../problem.js';
import { unavailability, type Unavailable } from '../unavailable.js';
import { retryAfter } from './retry-after.js';

const TITLES: Record<number, string> = {
  400: '要求の形式が正しくありません。',
  401: '認証が必要です。',
  404: 'お探しのものは見つかりません。',
  405: 'この操作は受け付けていません。',
  413: '送られた内容が大きすぎます。',
  415: 'この形式の内容は受け付けていません。',
  429: '要求が多すぎます。しばらく待ってからもう一度お試しください。',
};

/** `invalid_text_representation`: an id that is no UUID names nothing that could be found. */
const NOT_AN_ID = '22P02';

/** `character_not_in_repertoire` and `untranslatable_character`: text and jsonb hold every character but NUL. */
const UNSTORABLE_TEXT = ['22021', '22P05'];

const NUMBER_OUT_OF_RANGE = '22003';

/**
 * Every error leaves as a problem document (RFC 9457); unexpected errors are logged and answered without their details.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemOf(error);
    if (problem.status >= 500)
      this.logger.error({ err: error, request: request.id }, '処理中にエラーが起きました');
    const reply = http.getResponse<FastifyReply>();
    retryAfter(problem, reply);
    void reply
      .status(problem.status)
      .type('application/problem+json; charset=utf-8')
      .send({ ...problem.toDocument(), instance: request.id });
  }
}

/** The problem document for anything thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : (error as { statusCode?: number } | null)?.statusCode;
  if (status !== undefined && status < 500) {
    return new Problem(status, `http-${status}`, TITLES[status] ?? 'この要求は受け付けられません。');
  }
  if (error instanceof Error && error.name === 'InvalidInput') {
    return new Problem(422, 'invalid', '入力内容に誤りがあります。', { detail: error.message });
  }
  if (UNSTORABLE_TEXT.includes(sqlState(error))) {
    return new Problem(422, 'unstorable-text', '保存できない文字（NUL）が含まれています。', {
      detail: '見えない制御文字を取り除いてから、もう一度送ってください。',
    });
  }
  if (sqlState(error) === NUMBER_OUT_OF_RANGE) {
    return new Problem(422, 'number-out-of-range', '数が大きすぎます。', {
      detail: '番号や件数が、扱える範囲を超えています。値を確かめて、もう一度送ってください。',
    });
  }
  const unavailable = unavailability(error);
  if (unavailable !== null) return unavailableProblem(unavailable);
  if (sqlState(error) === NOT_AN_ID) return notFound('指定されたもの');
  return new Problem(500, 'internal', '処理中に予期しないエラーが起きました。', {
    detail:
      'しばらくしてからもう一度お試しください。続く場合は運用者に、この応答のinstanceの値をお知らせください。',
  });
}

const SENTENCES: Record<Unavailable, { title: string; detail: string }> = {
  unreachable: {
    title: 'データベースにつながりません。',
    detail:
      '変更は保存されていません。復旧すると自動でつながります。しばらくしてからもう一度お試しください。',
  },
  'no-answer': {
    title: 'データベースまたはキューの応答がありません。',
    detail:
      '変更が保存されたかどうかを確かめられませんでした。しばらくしてから画面を開き直し、内容を確かめてください。',
  },
  busy: {
    title: 'ただいま混み合っています。',
    detail: '変更は保存されていません。少し待ってからもう一度お試しください。',
  },
  locked: {
    title: '同じ内容を、ほかの処理が変更しています。',
    detail: '変更は保存されていません。少し待ってからもう一度お試しください。',
  },
  slow: {
    title: '処理に時間がかかりすぎたため、取りやめました。',
    detail: '変更は保存されていません。少し待つか、対象を絞ってもう一度お試しください。',
  },
  'read-only': {
    title: 'データベースは、いま読み取り専用です。',
    detail: '変更は保存されていません。続く場合は運用者にお知らせください。',
  },
  full: {
    title: 'データベースの容量が足りないため、保存できません。',
    detail: '変更は保存されていません。運用者にお知らせください。',
  },
};

/** The answer while the database cannot serve: why, whether something was saved, and what to do. */
function unavailableProblem(reason: Unavailable): Problem {
  const { title, detail } = SENTENCES[reason];
  return new Problem(503, 'unavailable', title, { detail, extensions: { reason } });
}
