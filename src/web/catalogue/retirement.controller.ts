import { Body, Param, Post } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { permit } from '../../access/permissions.js';
import { RetireProcedureDto } from '../../catalogue/procedure/procedure.dto.js';
import { type ProcedureDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { ProcedureEntity } from '../../catalogue/procedure/procedure.entity.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { RetirementService } from '../../catalogue/procedure/retirement.service.js';
import { labelsOf } from '../../platform/database/labelled.js';
import { invalid } from '../../platform/problem.js';
import { FormDescription } from '../form/form-description.js';
import { isConflict, submitForm } from '../form/submit-form.js';
import { formPage } from '../form/fields-form.js';
import { FormState } from '../form/form-state.js';
import { area, line } from '../form/single-field.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, versionOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';

const CODES_LIKE_IT = 50;

const LABELS = labelsOf(ProcedureEntity);

/** The form that takes a procedure out of every figure. The code is that of the procedure named as `mergedInto`. */
const RETIREMENT_FORM = new FormDescription({
  reason: area(LABELS.retiredReason, {
    rows: 3,
    required: true,
    from: ({ retiredReason }: { retiredReason?: string | null }) => retiredReason,
  }),
  mergedCode: line('統合先の手続コード', {
    hint: 'ほかの手続に統合したときだけ入力します。優先手続への対応付けは統合先に移ります。',
    size: 20,
    at: 'mergedInto',
    read: (text) => text.trim() || null,
  }),
});

/** Takes a retirement back; nothing is filled in. */
const RESTORATION_FORM: FormDescription = new FormDescription({});

@PageController('procedures/:id')
export class RetirementController {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly retirements: RetirementService,
  ) {}

  @GetPage('retire')
  async retireForm(@RequestContext() context: Context, @Param('id') id: string): Promise<Screen> {
    permit(context, 'procedure.retire');
    const procedure = await this.procedures.get(context, id);
    if (procedure.retiredAt) return restoreScreen(procedure);
    return this.screen(context, id, FormState.of(RETIREMENT_FORM, { version: procedure.version }));
  }

  @Post('retire')
  retire(@RequestContext() context: Context, @Param('id') id: string, @Body() posted: FormBody) {
    return submitForm({
      form: RETIREMENT_FORM,
      posted,
      dto: RetireProcedureDto,
      body: async (fields, state) => ({
        ...fields,
        mergedInto: await this.idOf(context, state.text('mergedCode').trim()),
      }),
      act: (body, { version }) => this.retirements.retire(context, id, version, body),
      done: () => new SeeOther(`/procedures/${id}`, '登録取消にしました。'),
      again: (state) => this.screen(context, id, state),
      current: () => this.retired(context, id),
    });
  }

  @Post('restore')
  async restore(@RequestContext() context: Context, @Param('id') id: string, @Body() form: FormBody) {
    try {
      await this.retirements.restore(context, id, versionOf(form));
    } catch (error) {
      const { retiredAt } = await this.procedures.get(context, id);
      if (!isConflict(error) || retiredAt) throw error;
    }
    return new SeeOther(`/procedures/${id}`, '登録を元に戻しました。');
  }

  private async screen(context: Context, id: string, state: FormState): Promise<Screen> {
    permit(context, 'procedure.retire');
    const { name } = await this.procedures.get(context, id);
    const page = formPage({
      state,
      about:
        '誤って登録した手続や、ほかの手続に統合した手続を登録取消にします。削除はされず、過去の確定値も変わりません。手続そのものが終わった場合は、登録取消ではなく段階「廃止」を登録してください。',
      action: `/procedures/${id}/retire`,
      submit: '登録を取り消す',
      kind: 'danger',
      back: { href: `/procedures/${id}`, label: '取り消さずに戻る' },
    });
    return new Screen(`${name}の登録取消`, page, state);
  }

  /** The procedure as it is now, with the code of the one it was merged into. */
  private async retired(context: Context, id: string) {
    const procedure = await this.procedures.get(context, id);
    const { mergedInto } = procedure;
    const mergedCode = mergedInto === null ? null : (await this.procedures.get(context, mergedInto)).code;
    return { ...procedure, mergedCode };
  }

  /** The procedure of a code; null for none. @throws Problem 422 where there is no such procedure */
  private async idOf(context: Context, code: string): Promise<string | null> {
    if (code === '') return null;
    const query = { search: code, retired: 'all', sort: 'code', limit: CODES_LIKE_IT } as const;
    const { items } = await this.procedures.list(context, query);
    const procedure = items.find((one) => one.code === code);
    if (procedure) return procedure.id;
    throw invalid([{ where: 'mergedCode', message: `手続コード「${code}」の手続は見つかりません。` }]);
  }
}

function restoreScreen({ id, version, name, retiredReason }: ProcedureDto): Screen {
  const page = formPage({
    state: FormState.of(RESTORATION_FORM, { version }),
    about: `この手続は登録取消です（理由：${retiredReason ?? ''}）。元に戻すと、ふたたび数値に数えます。統合先に移った優先手続への対応付けは戻りません。`,
    action: `/procedures/${id}/restore`,
    submit: '登録を元に戻す',
    back: { href: `/procedures/${id}`, label: '戻さずに手続のページへ' },
  });
  return new Screen(`${name}の復元`, page);
}
