import { Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { AuditQuery } from '../../access/audit/audit.dto.js';
import { AuditService } from '../../access/audit/audit.service.js';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen } from '../http/screen.js';
import { tableFormat } from '../http/table-file.js';
import { everyRow, MOST_ROWS } from '../list/every-row.js';
import { listFile } from '../list/list-file.js';
import { ListQuery } from '../list/list-query.js';
import { administrationScreen } from './administration-screen.js';
import { AuditNaming } from './audit-names.js';
import { AUDIT, auditList, auditPage } from './audit.page.js';

/** 操作の記録: narrowed down by person, day, object and word, and taken away as a file. */
@PageController('administration/audit')
export class AuditPageController {
  constructor(
    private readonly audit: AuditService,
    private readonly names: AuditNaming,
  ) {}

  @GetPage()
  async trail(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    const { list, query, events } = await this.search(context, raw);
    const page = await events(query.position);
    const content = auditPage({ list, query, page });
    return administrationScreen(context, list.path, '操作の記録', content, { wide: true });
  }

  @Get('export.:format')
  async export(
    @RequestContext() context: Context,
    @Param('format') format: string,
    @Query() raw: FormBody,
  ): Promise<StreamableFile> {
    const form = tableFormat(format);
    const { list, events } = await this.search(context, raw);
    return listFile(list, await everyRow(events, MOST_ROWS[form]), form);
  }

  /** The list as its address narrows it down, and how its events are fetched from a position on. */
  private async search(context: Context, raw: FormBody) {
    const query = ListQuery.of(AUDIT, raw);
    const narrowed = await query.checked(AuditQuery);
    const { nameOf, called } = await this.names.load(context, narrowed.word);
    const events = (position: { limit: number; cursor?: string | undefined }) =>
      this.audit.list(context, { ...narrowed, ...position }, called);
    return { list: auditList(nameOf), query, events };
  }
}
