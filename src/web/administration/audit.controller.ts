import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AuditService } from '../../access/audit/audit.service.js';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { DEFAULT_PAGE } from '../../platform/keyset.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { Screen } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';
import { AuditNaming } from './audit-names.js';
import { SUBJECT_NAMES } from './audit-words.js';
import { auditPage } from './audit.page.js';

const HERE = '/administration/audit';

@ApiExcludeController()
@Controller('administration/audit')
export class AuditPageController {
  constructor(
    private readonly audit: AuditService,
    private readonly names: AuditNaming,
  ) {}

  @Get()
  async auditTrail(@RequestContext() context: Context, @Query() query: FormBody): Promise<Screen> {
    const [kind, cursor] = [textOf(query, 'kind'), textOf(query, 'cursor')];
    const subjectId = textOf(query, 'subject');
    const subjectKind = Object.hasOwn(SUBJECT_NAMES, kind) ? kind : '';
    const { items: events, next } = await this.audit.list(context, {
      limit: DEFAULT_PAGE,
      ...(subjectKind === '' ? {} : { subjectKind }),
      ...(subjectId === '' ? {} : { subjectId }),
      ...(cursor === '' ? {} : { cursor }),
    });
    const asked = Object.entries({ kind: subjectKind, subject: subjectId }).filter(([, text]) => text !== '');
    const href = (further: Record<string, string>) => {
      const parameters = new URLSearchParams([...asked, ...Object.entries(further)]).toString();
      return parameters === '' ? HERE : `${HERE}?${parameters}`;
    };
    const view = {
      tabs: administrationTabs(context, HERE),
      events,
      subjectKind,
      nameOf: await this.names.load(context),
      firstHref: cursor === '' ? null : href({}),
      nextHref: next === null ? null : href({ cursor: next }),
    };
    return new Screen('操作の記録', auditPage(view), { wide: true });
  }
}
