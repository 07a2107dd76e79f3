import { Body, Get, Inject, Post, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { Background } from '../../access/session/background.js';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { MailService } from '../../notices/mail/mail.service.js';
import { OwedWorkService } from '../../worker/owed-work.service.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Fragment, Screen, SeeOther } from '../http/screen.js';
import { queueNow, queuePage, type QueueView } from './queue.page.js';
import { workLine, workName } from './queue-view.js';

@PageController('queue')
export class QueueController {
  constructor(
    private readonly owedWork: OwedWorkService,
    private readonly mails: MailService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @GetPage()
  async queue(@RequestContext() context: Context, @Query('still') still?: string): Promise<Screen> {
    const hasBoard = reach(context, 'queue-board.read') === 'all';
    const [view, refusedMails] = await Promise.all([this.view(context), this.mails.refusedLately(context)]);
    const page = queuePage({ ...view, hasBoard, refusedMails, still: still === 'on' });
    return new Screen('処理の状況', page, { wide: true });
  }

  @Get('now')
  @Background()
  async now(@RequestContext() context: Context): Promise<Fragment> {
    return new Fragment(queueNow(await this.view(context)));
  }

  @Post('retry')
  async retry(@RequestContext() context: Context, @Body() form: FormBody): Promise<SeeOther> {
    const { kind, key } = await this.owedWork.retry(context, textOf(form, 'kind'), textOf(form, 'key'));
    return new SeeOther('/queue', `もう一度行うよう依頼しました：${workName(kind, key)}`);
  }

  @Post('drop')
  async drop(@RequestContext() context: Context, @Body() form: FormBody): Promise<SeeOther> {
    const { kind, key } = await this.owedWork.drop(context, textOf(form, 'kind'), textOf(form, 'key'));
    return new SeeOther('/queue', `取りやめました：${workName(kind, key)}`);
  }

  private async view(context: Context): Promise<QueueView> {
    const rows = await this.owedWork.outstanding(context);
    return { lines: rows.map(workLine), asOf: this.clock.now() };
  }
}
