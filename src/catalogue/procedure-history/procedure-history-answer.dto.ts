import { ApiProperty } from '@nestjs/swagger';
import { SOURCES } from '../../access/context.js';
import { PlannedMonthLineDto, SlipDto } from '../planned-month/planned-month-answer.dto.js';

/** How a change came in; `report` where an accepted monthly report says so. */
const HISTORY_SOURCES = [...SOURCES, 'report'] as const;
type HistorySource = (typeof HISTORY_SOURCES)[number];

/** A field's value as the audit trail keeps it: a text, number or yes/no, or a list such as the channels. */
const FIELD_VALUE = {
  nullable: true,
  oneOf: [
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'array', items: {} },
    { type: 'object' },
  ],
};

/** A change with the Japanese name of its field. */
export class NamedFieldChangeDto {
  at!: Date;
  /** 変更した人。報告の受理の取消では空 */ who!: string;
  @ApiProperty({ enum: HISTORY_SOURCES, description: '変更の経路。report は受理された月次報告' })
  source!: HistorySource;
  /** @example procedure.edit */ action!: string;
  /** 項目 @example name */ field!: string;
  /** 項目の日本語名 @example 手続名 */ fieldName!: string;
  @ApiProperty({ ...FIELD_VALUE, description: '変更前の値' }) before!: unknown;
  @ApiProperty({ ...FIELD_VALUE, description: '変更後の値' }) after!: unknown;
  /** 経路が月次報告のときの対象月 @example 2026-10 */ reportMonth!: string | null;
}

export class PlanHistoryDto {
  /** 予定の先送り */ slip!: SlipDto;
  /** 予定年月の履歴（古い順） */ plans!: PlannedMonthLineDto[];
}
