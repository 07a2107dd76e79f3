import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Database } from '../database/database.js';
import { Queues } from '../queue/queues.js';
import { Public } from '../http/public.js';

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
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'プロセスが動いているか' })
  healthLive(): { status: 'up' } {
    return { status: 'up' };
  }

  /** 503 without the database. A queue that is away is told but does not stop reading or writing: work stays owed. */
  @Get('ready')
  @Public()
  @ApiOperation({ summary: '要求を受けられるか（データベースとキュー）' })
  async healthReady(@Res({ passthrough: true }) reply: FastifyReply): Promise<Record<string, string>> {
    const [database, queue] = await Promise.all([
      stateOf(this.database.system((tx) => tx.query('SELECT 1'))),
      stateOf(this.queues.counts()),
    ]);
    reply.status(database === 'up' ? 200 : 503);
    return { status: database, database, queue, queueBackend: this.queues.backendName };
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
