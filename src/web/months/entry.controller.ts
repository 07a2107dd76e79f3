import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { ManyRows } from '../../platform/http/route-config.js';
import { parseMonth } from '../../kernel/month.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { SeeOther } from '../http/screen.js';
import { ReportDesk, type Seat } from '../report/report-desk.service.js';

/** 代理入力: a department's month entered by the DX office, or by the department that has taken over from it. */
@ApiExcludeController()
@Controller('months/:month/departments/:departmentId/entry')
export class EntryController {
  constructor(private readonly desk: ReportDesk) {}

  @Get()
  showEntry(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
  ) {
    return this.desk.show(seatOf(context, month, departmentId));
  }

  /** The address of a page that answered a form: asked for again, it is the page the form stands on. */
  @Get(['confirm-rest', 'submit'])
  entryAgain(@Param('month') month: string, @Param('departmentId') departmentId: string): SeeOther {
    const path = `/months/${parseMonth(month)}/departments/${encodeURIComponent(departmentId)}/entry`;
    return new SeeOther(path);
  }

  @Post()
  @ManyRows()
  saveEntry(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @Body() form: FormBody,
  ) {
    return this.desk.save(seatOf(context, month, departmentId), form);
  }

  @Post('rows')
  @ManyRows()
  @HttpCode(200)
  saveEntryRows(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @Body() form: FormBody,
  ) {
    return this.desk.saveRows(seatOf(context, month, departmentId), form);
  }

  @Post('confirm-rest')
  @ManyRows()
  confirmRestOfEntry(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @Body() form: FormBody,
  ) {
    return this.desk.confirmRest(seatOf(context, month, departmentId), form);
  }

  @Post('confirm-warnings')
  @ManyRows()
  confirmWarningsOfEntry(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @Body() form: FormBody,
  ) {
    return this.desk.confirmWarnings(seatOf(context, month, departmentId), textOf(form, 'kind'));
  }

  @Post('submit')
  @ManyRows()
  submitEntry(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @Body() form: FormBody,
  ) {
    return this.desk.submit(seatOf(context, month, departmentId), form);
  }

  /** 課長確認 of a report that the department has taken over with another one. */
  @Post('approve')
  approveEntry(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
    @Body() form: FormBody,
  ) {
    return this.desk.approve(seatOf(context, month, departmentId), form);
  }

  @Post('take-back')
  @ManyRows()
  takeBackEntry(
    @RequestContext() context: Context,
    @Param('month') month: string,
    @Param('departmentId') departmentId: string,
  ) {
    return this.desk.takeBack(seatOf(context, month, departmentId));
  }
}

function seatOf(context: Context, text: string, departmentId: string): Seat {
  const month = parseMonth(text);
  const base = `/months/${month}/departments/${departmentId}/entry`;
  return { context, month, departmentId, base, months: [] };
}
