import { Get, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { MailService } from '../../notices/mail/mail.service.js';
import { type FormBody } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen } from '../http/screen.js';
import { ListQuery } from '../list/list-query.js';
import { administrationScreen } from './administration-screen.js';
import { MAILS, mailsPage } from './mails.page.js';

@PageController('administration/mails')
export class MailsController {
  constructor(private readonly mails: MailService) {}

  @Get()
  async mailsOfTown(@RequestContext() context: Context, @Query() raw: FormBody): Promise<Screen> {
    const query = ListQuery.of(MAILS, raw);
    const view = {
      configured: this.mails.configured,
      outOfReach: await this.mails.departmentsOutOfReach(context),
      query,
      page: await this.mails.list(context, query.position),
    };
    return administrationScreen(context, MAILS.path, 'メール', mailsPage(view), { wide: true });
  }
}
