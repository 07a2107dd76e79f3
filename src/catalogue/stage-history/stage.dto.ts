import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { EXEMPT_REASONS, type ExemptReason, type Stage, STAGES } from '../../kernel/stage.js';
import { WordField } from '../../platform/http/request-fields.js';

export class StageDto {
  @WordField({ keys: STAGES }, { what: '段階' }) stage!: Stage;

  @WordField(
    { keys: EXEMPT_REASONS },
    { what: '適用除外理由', orNull: true, description: '適用除外理由（適用除外のときだけ）' },
  )
  exemptReason?: ExemptReason | null;

  /** 備考 */
  @IsOptional()
  @IsString({ message: '備考の指定が正しくありません。' })
  @MaxLength(1000, { message: '備考は1000文字までです。' })
  note?: string | null;

  /** 段階日。省くと、終わったばかりの月の末日。 @example 2026-10-31 */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '段階日は「2026-10-31」の形で入力してください。' })
  effectiveOn?: string;
}
