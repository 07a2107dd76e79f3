import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { RetireProcedureDto } from '../../catalogue/procedure/procedure.dto.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { RetirementService } from '../../catalogue/procedure/retirement.service.js';
import { type Fault, invalid } from '../../platform/problem.js';
import { type FormBody, textOf, versionOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { checkedInput } from './checked-input.js';
import { isConflict } from './conflict-in-words.js';
import { ProcedureRefusals } from './procedure-refusals.js';
import { restorePage, retirePage } from './retirement.page.js';

const CODES_LIKE_IT = 50;

@ApiExcludeController()
@Controller('procedures/:id')
export class RetirementController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly retirements: RetirementService,
    private readonly refusals: ProcedureRefusals,
  ) {}

  @Get('retire')
  async retireForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    permit(context, 'procedure.retire');
    const procedure = await this.procedures.get(context, id);
    if (procedure.retiredAt) return new Screen(`${procedure.name}の復元`, restorePage(procedure));
    const texts = { reason: '', mergedCode: '' };
    return new Screen(titleOf(procedure.name), retirePage({ procedure, texts, faults: [] }));
  }

  @Post('retire')
  async retire(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<Screen | SeeOther> {
    const texts = { reason: textOf(form, 'reason'), mergedCode: textOf(form, 'mergedCode').trim() };
    try {
      const mergedInto = await this.idOf(context, texts.mergedCode);
      const retirement = await checkedInput(RetireProcedureDto, { reason: texts.reason, mergedInto });
      await this.retirements.retire(context, id, versionOf(form), retirement);
    } catch (error) {
      const faults = await this.refusals.faults(context, id, error);
      if (faults.length > 0) return this.again(context, id, texts, faults);
    }
    return new SeeOther(`/procedures/${id}`, '登録取消にしました。');
  }

  @Post('restore')
  async restore(
    @RequestContext() context: Context,
    @Param('id') id: string,
    @Body() form: FormBody,
  ): Promise<SeeOther> {
    try {
      await this.retirements.restore(context, id, versionOf(form));
    } catch (error) {
      const { retiredAt } = await this.procedures.get(context, id);
      if (!isConflict(error) || retiredAt) throw error;
    }
    return new SeeOther(`/procedures/${id}`, '登録を元に戻しました。');
  }

  private async again(
    context: Context,
    id: string,
    texts: { reason: string; mergedCode: string },
    faults: readonly Fault[],
  ): Promise<Screen> {
    permit(context, 'procedure.retire');
    const procedure = await this.procedures.get(context, id);
    const atFields = faults.map(({ where, message }) => ({
      where: where === 'mergedInto' ? 'mergedCode' : where,
      message,
    }));
    return new Screen(titleOf(procedure.name), retirePage({ procedure, texts, faults: atFields }), {
      status: 422,
    });
  }

  /** The procedure of a code; null for none. @throws Problem 422 where there is no such procedure */
  private async idOf(context: Context, code: string): Promise<string | null> {
    if (code === '') return null;
    const query = { search: code, retired: 'all', sort: 'code', limit: CODES_LIKE_IT } as const;
    const { items } = await this.procedures.list(context, query);
    const found = items.find((one) => one.code === code);
    if (found) return found.id;
    throw invalid([{ where: 'mergedCode', message: `手続コード「${code}」の手続は見つかりません。` }]);
  }
}

function titleOf(name: string): string {
  return `${name}の登録取消`;
}
