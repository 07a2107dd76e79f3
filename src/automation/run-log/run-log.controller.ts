import { Body, Controller, Headers, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { Requires } from '../../access/http/requires.js';
import { idempotencyKeyIn } from '../../access/http/idempotency-key.js';
import { BodyLimit } from '../../platform/http/route-config.js';
import { RunBatchDto, RunLogsDto } from './run-log.dto.js';
import { RunLogService } from './run-log.service.js';

/** Ten thousand runs with long reasons. */
const BODY_LIMIT_BYTES = 16 * 1024 * 1024;

@ApiTags('自動化案件')
@Controller('api/v1/automation/run-logs')
export class RunLogController {
  constructor(private readonly logs: RunLogService) {}

  @Post()
  @Requires('run-log.send')
  @BodyLimit(BODY_LIMIT_BYTES)
  @ApiOperation({ summary: 'ロボットの実行記録をまとめて送る（1件でも誤りがあれば何も記録しない）' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: '同じ値の再送には最初の応答を返す' })
  @ApiCreatedResponse({ type: RunBatchDto })
  async receiveRunLogs(
    @RequestContext() context: Context,
    @Headers('idempotency-key') key: string | undefined,
    @Body() { runs }: RunLogsDto,
  ): Promise<RunBatchDto> {
    return this.logs.receive(context, idempotencyKeyIn(key), runs);
  }
}
