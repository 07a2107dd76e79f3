import { Body, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { DepartmentChangeService } from '../../reorganisation/department-change.service.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type FormBody, versionOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { SeeOther } from '../http/screen.js';
import { changeWords } from './change-words.js';

@PageController('administration/department-changes/:id')
export class PlannedChangeController {
  constructor(private readonly changes: DepartmentChangeService) {}

  @Post('cancel')
  async cancelChange(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    const change = await this.changes.cancel(context, id, versionOf(form));
    const notice = `${dayLabel(change.effectiveOn)}に${changeWords(change)}する予定を取り消しました。`;
    return new SeeOther('/administration/departments', notice);
  }
}
