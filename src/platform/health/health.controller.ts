import { Controller, Get, HttpCode, Inject, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Anonymous } from '../http/public.js';
import { type Ailment, Readiness } from './readiness.js';

const upOrDown = (ailment: Ailment | null) => (ailment === null ? 'up' : 'down');

/** Whether the process lives, and whether it can serve. */
@ApiTags('運用')
@Controller('health')
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('live')
  @Anonymous()
  @HttpCode(200)
  @ApiOperation({ summary: 'プロセスが動いているか' })
  healthLive(): { status: 'up' } {
    return { status: 'up' };
  }

  /**
   * Answers within two seconds. 503 without the database. An unreachable queue is reported but does not stop reading or
   * writing: work stays owed. `reason` names what is ill and how, as in `database:no-answer` or `queue:full`. Only the
   * operator is told of the parts.
   */
  @Get('ready')
  @Anonymous()
  @ApiOperation({ summary: '要求を受けられるか（データベースとキュー）' })
  async healthReady(
    @Req() { byOperator }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record<string, string | null>> {
    const { database, queue, queueBackend } = await this.readiness.condition();
    reply.status(database === null ? 200 : 503);
    const reasons = Object.entries({ database, queue }).flatMap(([part, ailment]) =>
      ailment === null ? [] : [`${part}:${ailment}`],
    );
    const open = { status: upOrDown(database), reason: reasons.length > 0 ? reasons.join(' ') : null };
    if (!byOperator) return open;
    const parts = { database: upOrDown(database), queue: upOrDown(queue) };
    return { ...open, ...parts, queueBackend, node: process.version };
  }
}
