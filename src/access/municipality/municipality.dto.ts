import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
import { IsDay } from '../../platform/http/is-day.js';
import { MayBeLeftOut } from '../../platform/http/may-be-left-out.js';
import { WrittenField } from '../../platform/http/request-fields.js';
import { type MunicipalityKind } from '../../kernel/municipality-code.js';

export class EditMunicipality {
  /** 団体名 */
  @MayBeLeftOut()
  @Length(1, 100, { message: '団体名は1文字以上100文字以内で入力してください。' })
  name?: string;

  /** 優先手続を達成とみなす条件（いずれか／すべての手続） */
  @MayBeLeftOut()
  @IsIn(['any', 'all'], { message: '達成とみなす条件は any または all で指定してください。' })
  itemRule?: 'any' | 'all';

  /** 提出の前に課長確認を必要とする */
  @MayBeLeftOut()
  @IsBoolean({ message: '課長確認の要否は true または false で指定してください。' })
  sectionHeadCheck?: boolean;

  /** 対象月の受付を、翌月1日に自動で開始する */
  @MayBeLeftOut()
  @IsBoolean({ message: '受付の自動開始は true または false で指定してください。' })
  opensByItself?: boolean;

  /** 優先手続一覧の版（nullは最新の版） */
  @IsOptional()
  @IsDay('優先手続一覧の版')
  listEdition?: string | null;

  @ApiPropertyOptional({ minimum: 1, maximum: 28, description: '提出期限の日（翌月の日）' })
  @MayBeLeftOut()
  @IsInt({ message: '提出期限の日は整数で入力してください。' })
  @Min(1, { message: '提出期限の日は1から28までで入力してください。' })
  @Max(28, { message: '提出期限の日は1から28までで入力してください。' })
  dueDay?: number;

  @WrittenField({ what: '備考', orNull: true, longest: 2000 }) note?: string | null;
}

/** A municipality and what it has settled for itself. */
export class MunicipalityDto {
  /** 全国地方公共団体コード（6桁） */ code!: string;
  name!: string;
  kind!: MunicipalityKind;
  /** When `priority-items` counts an item as online: any of its procedures is, or all are. */
  @ApiProperty({ enum: ['any', 'all'], description: '優先手続のオンライン化の判定' }) itemRule!:
    'any' | 'all';
  /** Whether reports pass the section head (課長確認) before they are submitted. */
  @ApiProperty({ description: '課長確認を行うか' }) sectionHeadCheck!: boolean;
  /** 毎月1日に受付を自動で始めるか */ opensByItself!: boolean;
  /** 一覧の版。null は最新の版 */
  listEdition!: string | null;
  /** 提出期限の日（翌月） */ dueDay!: number;
  note!: string | null;
  /** サンプルの団体か */ sample!: boolean;
  version!: number;
}
