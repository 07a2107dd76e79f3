import { Get, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { SecurityEventService } from '../../access/security/security-event.service.js';
import { SECURITY_KINDS } from '../../access/security/security-kinds.js';
import { isDate } from '../../kernel/date.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen } from '../http/screen.js';
import { ListQuery } from '../list/list-query.js';
import { administrationTabs } from './administration-tabs.js';
import { securityList, securityPage } from './security.page.js';

@PageController('administration/security')
export class SecurityController {
  constructor(private readonly events: SecurityEventService) {}

  @Get()
  async securityEvents(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    const mayAskEverywhere = reach(context, 'security.read-everywhere') === 'all';
    const described = securityList({ mayAskEverywhere });
    const query = ListQuery.of(described, raw);
    const everywhere = query.text('everywhere') === 'on';
    const who = query.text('who');
    const day = query.text('day');
    const page = await this.events.list(context, {
      ...query.position,
      kind: SECURITY_KINDS.find((one) => one === query.text('kind')),
      day: isDate(day) ? day : undefined,
      everywhere,
      ...(who === '' ? {} : { who }),
    });
    const columns = described.columns.filter(({ key }) => everywhere || key !== 'municipality');
    const list = { ...described, columns };
    const view = { tabs: administrationTabs(context, list.path), list, query, page };
    return new Screen('セキュリティの記録', securityPage(view), { wide: true });
  }
}
