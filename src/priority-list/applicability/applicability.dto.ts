import { IsIn, IsOptional } from 'class-validator';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { WrittenField } from '../../platform/http/request-fields.js';
import {
  APPLICABILITY_STATES,
  type ApplicabilityState,
  NOT_HANDLED_REASONS,
  type NotHandledReason,
} from '../applicability-words.js';
import { EditionQuery } from '../priority-list.dto.js';

export class ApplicabilityQuery extends EditionQuery {
  /** 未確認の手続を先に並べる */
  @MayBeLeftOut()
  @IsIn(['true', 'false'], { message: 'unconfirmedFirstは true または false で指定してください。' })
  unconfirmedFirst?: 'true' | 'false';
}

export class SetApplicability {
  /** 該当の有無 */
  @IsIn(APPLICABILITY_STATES, {
    message: `該当の有無は ${APPLICABILITY_STATES.join('、')} のいずれかで指定してください。`,
  })
  state!: ApplicabilityState;

  /** 非該当の理由 */
  @IsOptional()
  @IsIn(NOT_HANDLED_REASONS, {
    message: `理由は ${NOT_HANDLED_REASONS.join('、')} のいずれかで指定してください。`,
  })
  reason?: NotHandledReason | null;

  @WrittenField({ what: '備考', orNull: true, longest: 500, description: '備考（省略すると変更しない）' })
  note?: string | null;
}
