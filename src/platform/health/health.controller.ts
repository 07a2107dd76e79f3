import { Controller, Get, HttpCode, Inject, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Database } from '../database/database.js';
import { Queues } from '../queue/queues.js';
import { Anonymous } from '../http/public.js';

type State = 'up' | 'down';

/** Whether the process lives, and whether it can serve. */
@ApiTags('運用')
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    @Inject(Queues) private readonly queues: Queues,
  ) {}

  @Get('live')
  @Anonymous()
  @HttpCode(200)
  @ApiOperation({ summary: 'プロセスが動いているか' })
  healthLive(): { status: 'up' } {
    return { status: 'up' };
  }

  /**
   * 503 without the database. A queue that is away does not stop reading or writing: work stays owed. Only the
   * operator is told of the parts.
   */
  @Get('ready')
  @Anonymous()
  @ApiOperation({ summary: '要求を受けられるか（データベースとキュー）' })
  async healthReady(
    @Req() { byOperator }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record<string, string | null>> {
    const [database, queue] = await Promise.all([
      stateOf(this.database.system((tx) => tx.query('SELECT 1'))),
      stateOf(this.queues.counts()),
    ]);
    reply.status(database === 'up' ? 200 : 503);
    const open = { status: database, reason: database === 'up' ? null : 'database' };
    if (!byOperator) return open;
    return { ...open, database, queue, queueBackend: this.queues.backendName, node: process.version };
  }
}

async function stateOf(attempt: Promise<unknown>): Promise<State> {
  try {
    await attempt;
    return 'up';
  } catch {
    return 'down';
  }
}
