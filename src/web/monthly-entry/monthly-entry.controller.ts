import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { ManyRows } from '../../platform/http/route-config.js';
import { MonthService } from '../../closing/month.service.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { type EntryRequest, Entry, type EntryContext } from './entry-context.js';
import { MonthlyEntry } from './monthly-entry.service.js';
import { noMonthPage } from './no-month.page.js';

/** 月次報告: the department's newest month. Whoever belongs to no department goes on to all departments' months. */
@PageController('report')
export class NewestEntryController {
  constructor(private readonly months: MonthService) {}

  /** The newest month that is open; else the newest of all. */
  @GetPage()
  async newest(@RequestContext() context: Context): Promise<Screen | SeeOther> {
    if (context.actor.departmentId === null) return new SeeOther('/months');
    const months = await this.months.list(context);
    const newest = months.find(({ state }) => state === 'open') ?? months[0];
    return newest ? new SeeOther(`/report/${newest.month}`) : new Screen('月次報告', noMonthPage());
  }
}

/**
 * A department's month: its own (月次報告), and 代理入力 by the DX office or by the department that has taken over from
 * it. Every action saves what was typed first.
 */
@PageController(['report/:month', 'months/:month/departments/:departmentId/entry'])
export class MonthlyEntryController {
  constructor(private readonly entries: MonthlyEntry) {}

  @GetPage()
  showEntry(@Entry() entry: EntryRequest) {
    return withDepartment(entry, (one) => this.entries.show(one));
  }

  /** The address of a page that answered a form: asked for again, it is the page the form stands on. */
  @Get(['confirm-rest', 'submit'])
  entryAgain(@Entry() { base }: EntryRequest): SeeOther {
    return new SeeOther(base);
  }

  @Post()
  @ManyRows()
  saveEntry(@Entry() entry: EntryRequest, @Body() posted: FormBody) {
    return entered(entry, (one) => this.entries.save(one, posted));
  }

  @Post('rows')
  @ManyRows()
  @HttpCode(200)
  saveRows(@Entry() entry: EntryRequest, @Body() posted: FormBody) {
    return entered(entry, (one) => this.entries.saveRows(one, posted));
  }

  @Post('confirm-rest')
  @ManyRows()
  confirmRest(@Entry() entry: EntryRequest, @Body() posted: FormBody) {
    return entered(entry, (one) => this.entries.confirmRest(one, posted));
  }

  @Post('confirm-warnings')
  @ManyRows()
  confirmWarnings(@Entry() entry: EntryRequest, @Body() posted: FormBody) {
    return entered(entry, (one) => this.entries.confirmWarnings(one, textOf(posted, 'kind')));
  }

  @Post('submit')
  @ManyRows()
  submitEntry(@Entry() entry: EntryRequest, @Body() posted: FormBody) {
    return entered(entry, (one) => this.entries.submit(one, posted));
  }

  /** 課長確認, also of a report that the department has taken over with another one. */
  @Post('approve')
  @ManyRows()
  approveEntry(@Entry() entry: EntryRequest, @Body() posted: FormBody) {
    return entered(entry, (one) => this.entries.approve(one, posted));
  }

  @Post('take-back')
  @ManyRows()
  takeBackEntry(@Entry() entry: EntryRequest) {
    return entered(entry, (one) => this.entries.takeBack(one));
  }
}

/** Whoever may enter nothing learns nothing about the month. */
async function entered<Answer>(entry: EntryRequest, act: (one: EntryContext) => Promise<Answer>) {
  permit(entry.context, 'report.enter');
  return withDepartment(entry, act);
}

async function withDepartment<Answer>(
  { departmentId, ...entry }: EntryRequest,
  act: (one: EntryContext) => Promise<Answer>,
): Promise<Answer | SeeOther> {
  return departmentId === null ? new SeeOther(`/months/${entry.month}`) : act({ ...entry, departmentId });
}
