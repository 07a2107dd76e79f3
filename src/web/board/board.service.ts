import { createBullBoard } from '@bull-board/api';
import { type AppControllerRoute } from '@bull-board/api/dist/types.js';
import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { notFound } from '../../platform/problem.js';
import { type NudgeQueue, Queues } from '../../platform/queue/queues.js';
import { BOARD_PACKAGE } from './board-files.js';
import { pathMatch } from './path-match.js';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { type FlowProducer, type Job, type Queue } from 'bullmq';

export interface BoardAnswer {
  status: number;
  body: unknown;
}

/** What bull-board's own page asks for. Only questions are passed on: the routes that change something do not exist here. */
@Injectable()
export class BoardService {
  constructor(private readonly queues: Queues) {}

  /** Throws 403 unless the actor is an operator. */
  enter(context: Context): void {
    permit(context, 'queue-board.read');
  }

  /** The answer to `GET path`, e.g. `/api/queues`. @throws Problem 404 for a path bull-board does not know */
  async answer(context: Context, path: string, query: Record<string, string>): Promise<BoardAnswer> {
    permit(context, 'queue-board.read');
    for (const route of QUESTIONS) {
      for (const pattern of [route.route].flat()) {
        const params = pathMatch(pattern, path);
        if (!params) continue;
        const opened = await this.queues.forBoard();
        const queues = new Map(
          opened.map((queue) => [queue.name, new TownQueue(queue, context.municipality)]),
        );
        const request = { queues, uiConfig: {}, query, params, body: {}, headers: {} };
        const { status = 200, body } = await route.handler(request);
        return { status, body };
      }
    }
    throw notFound('ページ');
  }
}

/** bull-board hands its routes to the server it is given; ours keeps those that only read. */
function questions(): AppControllerRoute[] {
  let found: AppControllerRoute[] = [];
  const server: Parameters<typeof createBullBoard>[0]['serverAdapter'] = {
    setQueues: () => server,
    setViewsPath: () => server,
    setStaticPath: () => server,
    setEntryRoute: () => server,
    setErrorHandler: () => server,
    setUIConfig: () => server,
    setApiRoutes: (routes) => {
      found = routes.filter(({ method }) => [method].flat().every((one) => one === 'get'));
      return server;
    },
  };
  createBullBoard({ queues: [], serverAdapter: server, options: { uiBasePath: BOARD_PACKAGE } });
  return found;
}

const QUESTIONS = questions();

/**
 * A queue as one municipality's operator may see it: nothing can be done to it, and the jobs of others are not there.
 * Ticks belong to nobody and show. The counts are those of the whole queue.
 */
class TownQueue extends BullMQAdapter {
  constructor(
    queue: NudgeQueue,
    private readonly municipality: string,
  ) {
    // Its type knows Redis alone; what it does asks the queue for its backend.
    super(queue as unknown as Queue, { readOnlyMode: true, allowRetries: false });
  }

  override async getJob(id: string): Promise<Job | undefined> {
    const job = await super.getJob(id);
    return job && this.isOurs(job) ? job : undefined;
  }

  override async getJobs(...of: Parameters<BullMQAdapter['getJobs']>): Promise<Job[]> {
    return (await super.getJobs(...of)).filter((job) => this.isOurs(job));
  }

  override async getJobLogs(id: string): Promise<string[]> {
    return (await this.getJob(id)) ? super.getJobLogs(id) : [];
  }

  /** No job of ours has children, and a tree would be read past the check of the municipality. */
  override getFlowProducer(): Promise<FlowProducer | null> {
    return Promise.resolve(null);
  }

  private isOurs(job: Job): boolean {
    const { municipality } = job.data as { municipality?: unknown };
    return municipality === '' || municipality === this.municipality;
  }
}
