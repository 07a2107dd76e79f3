import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { MailService } from '../../notices/mail/mail.service.js';
import { DEFAULT_PAGE } from '../../platform/keyset.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { Screen } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';
import { mailsPage } from './mails.page.js';

const HERE = '/administration/mails';

@ApiExcludeController()
@Controller('administration/mails')
export class MailsController {
  constructor(private readonly mails: MailService) {}

  @Get()
  async mailsOfTown(@RequestContext() context: Context, @Query() query: FormBody): Promise<Screen> {
    const cursor = textOf(query, 'cursor');
    const page = { limit: DEFAULT_PAGE, ...(cursor === '' ? {} : { cursor }) };
    const { items: mails, next } = await this.mails.list(context, page);
    const view = {
      tabs: administrationTabs(context, HERE),
      configured: this.mails.configured,
      outOfReach: await this.mails.departmentsOutOfReach(context),
      mails,
      firstHref: cursor === '' ? null : HERE,
      nextHref: next === null ? null : `${HERE}?cursor=${encodeURIComponent(next)}`,
    };
    return new Screen('メール', mailsPage(view), { wide: true });
  }
}
