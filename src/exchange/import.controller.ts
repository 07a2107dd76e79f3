import { Readable } from 'node:stream';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Context } from '../access/context.js';
import { idempotencyKeyIn } from '../access/http/idempotency-key.js';
import { RequestContext } from '../access/http/request-context.js';
import { Requires } from '../access/http/requires.js';
import { permit } from '../access/permissions.js';
import { routeFacts } from '../platform/http/route-config.js';
import { receiveUpload } from '../platform/http/upload.js';
import { Problem } from '../platform/problem.js';
import { ImportQuery, ImportRunDto } from './import.dto.js';
import { ImportService } from './import.service.js';

@ApiTags('ファイルの取り込み')
@Controller('api/v1/imports')
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  /** The file is read from the connection only after the permission has been seen. */
  @Post(':kind')
  @Requires('import.run')
  @routeFacts({ upload: 'file' })
  @HttpCode(202)
  @ApiOperation({ summary: 'CSVまたはExcelファイルを取り込む。結果はLocationの先で確かめる' })
  @ApiConsumes(
    'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/octet-stream',
  )
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: '同じ値の再送は同じ取り込みとして扱う' })
  @ApiAcceptedResponse({ type: ImportRunDto })
  async acceptImport(
    @RequestContext() context: Context,
    @Param('kind') kind: string,
    @Query() { fileName = '', dryRun, ...parameters }: ImportQuery,
    @Headers('idempotency-key') key: string | undefined,
    @Body() source: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportRunDto> {
    permit(context, 'import.run');
    const idempotencyKey = idempotencyKeyIn(key);
    if (!(source instanceof Readable)) throw noFile();
    const bytes = await receiveUpload(source, { municipality: context.municipality, reply });
    if (bytes.length === 0) throw noFile();
    const run = await this.imports.accept(context, idempotencyKey, {
      kind,
      bytes,
      fileName,
      parameters,
      dryRun,
    });
    reply.header('location', `/api/v1/imports/${run.id}`);
    return run;
  }

  @Post(':id/drop')
  @HttpCode(200)
  @ApiOperation({ summary: 'まだ取り込んでいないファイルの取り込みを取りやめる' })
  @ApiOkResponse({ type: ImportRunDto })
  dropImport(@RequestContext() context: Context, @Param('id') id: string): Promise<ImportRunDto> {
    return this.imports.drop(context, id);
  }

  @Get(':id')
  @ApiOperation({ summary: '取り込みの状態と結果（行ごとの誤り）を取得する' })
  @ApiOkResponse({ type: ImportRunDto })
  getImport(@RequestContext() context: Context, @Param('id') id: string): Promise<ImportRunDto> {
    return this.imports.get(context, id);
  }
}

function noFile(): Problem {
  return new Problem(422, 'no-file', 'ファイルの内容がありません。', {
    detail:
      '要求の本文に、CSVまたはExcelファイルの内容をそのまま入れてください（Content-Type: text/csv など）。',
  });
}
