import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { SecurityEventService } from '../../access/security/security-event.service.js';
import { SECURITY_KINDS } from '../../access/security/security-kinds.js';
import { isDate } from '../../kernel/date.js';
import { DEFAULT_PAGE } from '../../platform/keyset.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { Screen } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';
import { securityPage } from './security.page.js';

const HERE = '/administration/security';

@ApiExcludeController()
@Controller('administration/security')
export class SecurityController {
  constructor(private readonly events: SecurityEventService) {}

  @Get()
  async securityEvents(@RequestContext() context: Context, @Query() query: FormBody): Promise<Screen> {
    const [who, dayTyped, cursor] = ['who', 'day', 'cursor'].map((name) => textOf(query, name).trim());
    const kind = SECURITY_KINDS.find((one) => one === textOf(query, 'kind'));
    const day = dayTyped !== undefined && isDate(dayTyped) ? dayTyped : undefined;
    const mayAskEverywhere = reach(context, 'security.read-everywhere') === 'all';
    const everywhere = mayAskEverywhere && textOf(query, 'everywhere') === 'on';
    const { items: events, next } = await this.events.list(context, {
      limit: DEFAULT_PAGE,
      kind,
      day,
      everywhere,
      ...(who ? { who } : {}),
      ...(cursor ? { cursor } : {}),
    });
    const filter = { kind: kind ?? '', who: who ?? '', day: day ?? '', everywhere: everywhere ? 'on' : '' };
    const href = (further: Record<string, string>) => {
      const set = Object.entries({ ...filter, ...further }).filter(([, text]) => text !== '');
      return set.length === 0 ? HERE : `${HERE}?${new URLSearchParams(set).toString()}`;
    };
    const view = {
      tabs: administrationTabs(context, HERE),
      events,
      filter,
      mayAskEverywhere,
      firstHref: cursor ? href({}) : null,
      nextHref: next === null ? null : href({ cursor: next }),
    };
    return new Screen('セキュリティの記録', securityPage(view), { wide: true });
  }
}
