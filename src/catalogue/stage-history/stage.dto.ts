import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { EXEMPT_REASONS, type ExemptReason, type Stage, STAGES } from '../../kernel/stage.js';

export class StageDto {
  /** 段階 */
  @IsIn(STAGES, { message: '段階の指定が正しくありません。' })
  stage!: Stage;

  /** 適用除外理由（適用除外のときだけ） */
  @IsOptional()
  @IsIn(EXEMPT_REASONS, { message: '適用除外理由の指定が正しくありません。' })
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
