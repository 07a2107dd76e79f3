import { type StageDto } from '../../catalogue/stage-history/stage.dto.js';
import { type StageInput } from '../../catalogue/stage-history/stage.service.js';
import { parseDate } from '../../kernel/date.js';
import { FormDescription } from '../form/form-description.js';
import { area, day, select, trimmedIfAny, trimmedOrNull } from '../form/single-field.js';
import { EXEMPT_REASON_CHOICES, STAGE_CHOICES } from './choices.js';

/** The fields of a stage; every change of one is kept in the history, none is overwritten. */
export const stageFields = ({ required }: { required: boolean }) => ({
  stage: select('段階', [{ value: '', label: '（選んでください）' }, ...STAGE_CHOICES], {
    required,
    read: (text) => text.trim(),
  }),
  exemptReason: select('適用除外の理由', EXEMPT_REASON_CHOICES, { read: trimmedOrNull }),
  effectiveOn: day('段階日', {
    hint: 'この日からその段階とします。空欄なら、終わったばかりの月の末日とします。',
    read: trimmedIfAny,
  }),
  note: area('段階の備考', { rows: 3, read: trimmedOrNull }),
});

export const STAGE_FORM = new FormDescription(stageFields({ required: true }));

/** The input of the service. @throws InvalidInput for a day that does not exist */
export function stageInput({ effectiveOn, ...stage }: StageDto): StageInput {
  return { ...stage, effectiveOn: effectiveOn === undefined ? undefined : parseDate(effectiveOn) };
}
