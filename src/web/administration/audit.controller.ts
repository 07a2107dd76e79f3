import { Get, Query } from '@nestjs/common';
import { AuditService } from '../../access/audit/audit.service.js';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen } from '../http/screen.js';
import { listPage } from '../list/list-page.js';
import { ListQuery } from '../list/list-query.js';
import { administrationScreen } from './administration-screen.js';
import { AuditNaming } from './audit-names.js';
import { auditList } from './audit.page.js';

@PageController('administration/audit')
export class AuditPageController {
  constructor(
    private readonly audit: AuditService,
    private readonly names: AuditNaming,
  ) {}

  @Get()
  async auditTrail(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    const list = auditList(await this.names.load(context));
    const query = ListQuery.of(list, raw);
    const [subjectKind, subjectId] = [query.text('kind'), query.text('subject')];
    const page = await this.audit.list(context, {
      ...query.position,
      ...(subjectKind === '' ? {} : { subjectKind }),
      ...(subjectId === '' ? {} : { subjectId }),
    });
    return administrationScreen(context, list.path, '操作の記録', listPage({ list, query, page }), {
      wide: true,
    });
  }
}
