import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AuditService } from '../../access/audit/audit.service.js';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { DEFAULT_PAGE } from '../../platform/keyset.js';
import { CatalogueNames } from '../catalogue/catalogue-names.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { Screen } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';
import { SUBJECT_NAMES } from './audit-words.js';
import { auditPage } from './audit.page.js';

const HERE = '/administration/audit';

/** Who writes for the whole municipality. */
const OTHERS: Readonly<Record<string, string>> = { office: 'DX推進課' };

@ApiExcludeController()
@Controller('administration/audit')
export class AuditPageController {
  constructor(
    private readonly audit: AuditService,
    private readonly names: CatalogueNames,
  ) {}

  @Get()
  async auditTrail(@RequestContext() context: Context, @Query() query: FormBody): Promise<Screen> {
    const [kind, cursor] = [textOf(query, 'kind'), textOf(query, 'cursor')];
    const subjectKind = Object.hasOwn(SUBJECT_NAMES, kind) ? kind : '';
    const { items: events, next } = await this.audit.list(context, {
      limit: DEFAULT_PAGE,
      ...(subjectKind === '' ? {} : { subjectKind }),
      ...(cursor === '' ? {} : { cursor }),
    });
    const { departmentName, itemName } = await this.names.load(context);
    const first = subjectKind === '' ? HERE : `${HERE}?kind=${subjectKind}`;
    const view = {
      tabs: administrationTabs(context, HERE),
      events,
      subjectKind,
      nameOf: (key: string) => departmentName.get(key) ?? itemName.get(key) ?? OTHERS[key],
      firstHref: cursor === '' ? null : first,
      nextHref: next === null ? null : `${HERE}?kind=${subjectKind}&cursor=${encodeURIComponent(next)}`,
    };
    return new Screen('操作の記録', auditPage(view), { wide: true });
  }
}
