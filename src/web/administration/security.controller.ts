import { Get, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { SecurityEventService } from '../../access/security/security-event.service.js';
import { SECURITY_KINDS } from '../../access/security/security-kinds.js';
import { isDate } from '../../kernel/date.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen } from '../http/screen.js';
import { listPage } from '../list/list-page.js';
import { ListQuery } from '../list/list-query.js';
import { administrationScreen } from './administration-screen.js';
import { ABOUT_SECURITY, securityList } from './security.page.js';

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
    const content = listPage({ list, query, page, about: ABOUT_SECURITY });
    return administrationScreen(context, list.path, 'セキュリティの記録', content, { wide: true });
  }
}
