import { Body, Get, Post, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { InboxService } from '../../access/inbox/inbox.service.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { noticesPage } from './notices.page.js';

/** お知らせ: what somebody was told, behind the bell. */
@PageController('notices')
export class NoticesController {
  constructor(private readonly inbox: InboxService) {}

  @GetPage()
  async notices(@RequestContext() context: Context, @Query() query: FormBody): Promise<Screen> {
    const cursor = textOf(query, 'cursor');
    const page = await this.inbox.list(context, cursor === '' ? undefined : cursor);
    return new Screen('お知らせ', noticesPage(page, cursor === ''));
  }

  /** The address of the form, asked for by itself. */
  @Get('read')
  noticesAgain(): SeeOther {
    return new SeeOther('/notices');
  }

  /** Marks one notice as read, or all that were on the page and before. */
  @Post('read')
  async markRead(@RequestContext() context: Context, @Body() form: FormBody): Promise<SeeOther> {
    const [one, all] = [numberIn(form, 'notice'), numberIn(form, 'upTo')];
    if (one !== null) await this.inbox.markRead(context, one);
    else if (all !== null) await this.inbox.markAllRead(context, all);
    return new SeeOther('/notices');
  }
}

function numberIn(form: FormBody, name: string): number | null {
  const text = textOf(form, name);
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
