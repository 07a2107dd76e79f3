import { Get, Param, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { render } from 'preact-render-to-string';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Background } from '../../access/session/background.js';
import { notFound, orNotFound } from '../../platform/problem.js';
import { PageController } from '../http/page-controller.js';
import { boardFile } from './board-files.js';
import { boardPage } from './board.page.js';
import { BoardService } from './board.service.js';
import { pathMatch } from './path-match.js';

const PLACES = ['', 'metrics-history', 'job-schedulers', 'queue/:queueName', 'queue/:queueName/:jobId'];

/** bull-board, for the operator, to look at. Everything below its path is asked for by its own page. */
@PageController('queue/board')
export class BoardController {
  constructor(private readonly board: BoardService) {}

  @Get()
  page(@RequestContext() context: Context, @Res() reply: FastifyReply): void {
    this.board.enter(context);
    void reply.type('text/html; charset=utf-8').send(`<!doctype html>${render(boardPage())}`);
  }

  @Get('static/*')
  file(@RequestContext() context: Context, @Param('*') name: string, @Res() reply: FastifyReply): void {
    this.board.enter(context);
    const file = orNotFound(boardFile(`static/${name}`), 'ファイル');
    void reply.type(file.type).send(file.body);
  }

  /** Its page asks by itself every few seconds, which keeps nobody signed in. */
  @Get('api/*')
  @Background()
  async answer(
    @RequestContext() context: Context,
    @Param('*') path: string,
    @Query() query: Record<string, string>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { status, body } = await this.board.answer(context, `/api/${path}`, query);
    void reply.status(status).send(body);
  }

  /** Its page has addresses of its own, which it draws itself. */
  @Get('*')
  inside(@RequestContext() context: Context, @Param('*') path: string, @Res() reply: FastifyReply): void {
    this.board.enter(context);
    if (!PLACES.some((pattern) => pathMatch(pattern, path))) throw notFound('ページ');
    this.page(context, reply);
  }
}
