import { Get, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { SecurityEventService } from '../../access/security/security-event.service.js';
import { SECURITY_KINDS } from '../../access/security/security-kinds.js';
import { isDate } from '../../kernel/date.js';
import { MailService } from '../../notices/mail/mail.service.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { ListQuery } from '../list/list-query.js';
import { listPage } from '../list/list-table.js';
import { administrationScreen, administrationTabs } from './administration-screen.js';
import { MAILS, mailsPage } from './mails.page.js';
import { ABOUT_SECURITY, securityList } from './security.page.js';

const WIDE = { wide: true };

/** The parts of the administration that are only read, and the way to the first part. */
@PageController('administration')
export class AdministrationController {
  constructor(
    private readonly mails: MailService,
    private readonly events: SecurityEventService,
  ) {}

  /** Leads to the first part that the user may see. */
  @Get()
  administration(@RequestContext() context: Context): SeeOther {
    const [first] = administrationTabs(context, '');
    return new SeeOther(first?.href ?? '/account');
  }

  @GetPage('mails')
  async mailsOfTown(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    const query = ListQuery.of(MAILS, raw);
    const [outOfReach, page] = await Promise.all([
      this.mails.departmentsOutOfReach(context),
      this.mails.list(context, query.position),
    ]);
    const content = mailsPage(this.mails.configured, outOfReach, query, page);
    return administrationScreen(context, MAILS.path, 'メール', content, WIDE);
  }

  @Get('security')
  async securityEvents(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    const list = securityList(reach(context, 'security.read-everywhere') === 'all');
    const query = ListQuery.of(list, raw);
    const everywhere = query.text('everywhere') === 'on';
    const day = query.text('day');
    const page = await this.events.list(context, {
      ...query.position,
      kind: SECURITY_KINDS.find((one) => one === query.text('kind')),
      day: isDate(day) ? day : undefined,
      everywhere,
      who: query.text('who') || undefined,
    });
    const columns = list.columns.filter(({ key }) => everywhere || key !== 'municipality');
    const content = listPage({ list: { ...list, columns }, query, page }, ABOUT_SECURITY);
    return administrationScreen(context, list.path, 'セキュリティの記録', content, WIDE);
  }
}
