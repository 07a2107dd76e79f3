import { StageDto } from '../../catalogue/stage-history/stage.dto.js';
import { type StageInput } from '../../catalogue/stage-history/stage.service.js';
import { parseDate } from '../../kernel/date.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { checkedInput } from './checked-input.js';
import { STAGE_FIELDS, type StageTexts } from './stage-form.page.js';

/** What stands in each field of a stage. */
export function stageTexts(textIn: (field: (typeof STAGE_FIELDS)[number]) => string): StageTexts {
  return Object.fromEntries(STAGE_FIELDS.map((field) => [field, textIn(field)])) as StageTexts;
}

/** The stage a form says. @throws Problem 422, InvalidInput for a day that does not exist */
export async function stageInputOf(form: FormBody): Promise<StageInput> {
  const { stage, exemptReason, effectiveOn, note } = stageTexts((field) => textOf(form, field).trim());
  const body = {
    stage,
    exemptReason: exemptReason || null,
    note: note || null,
    ...(effectiveOn === '' ? {} : { effectiveOn }),
  };
  const said = await checkedInput(StageDto, body);
  return { ...said, effectiveOn: said.effectiveOn === undefined ? undefined : parseDate(said.effectiveOn) };
}
