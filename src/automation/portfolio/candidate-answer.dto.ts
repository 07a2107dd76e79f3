import { ApiProperty } from '@nestjs/swagger';
import { CompletenessDto } from '../../achievement/completeness.dto.js';
import { NamedProjectDto } from './portfolio-answer.dto.js';

/** How often the procedures of a project were applied for in a whole fiscal year. */
export class CandidateApplicationsDto {
  @ApiProperty({ description: '年度', example: 2025 }) fiscalYear!: number;
  @ApiProperty({ description: '申請件数（件）' }) count!: number;
  @ApiProperty({ type: CompletenessDto, description: '対象の手続のうち、件数の分かるもの' })
  completeness!: CompletenessDto;
}

/** A project that has not begun, with the hours its work takes in a year and what that stands on. */
export class CandidateDto extends NamedProjectDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description: '年間の作業時間（時間、小数第1位まで）。件数か時間が分からなければ null',
  })
  hoursPerYear!: string | null;
  @ApiProperty({
    type: CandidateApplicationsDto,
    nullable: true,
    description: '対象の手続の年間の申請件数。手続が未登録なら null',
  })
  applications!: CandidateApplicationsDto | null;
  @ApiProperty({ type: String, nullable: true, description: '1件当たりの時間（分、小数第1位まで）' })
  minutesPerCase!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '1件に当たる人数（人、小数第1位まで）' })
  people!: string | null;
  @ApiProperty({ type: [String], description: '前提としたこと' }) assumed!: string[];
}
