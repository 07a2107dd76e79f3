import { type ApplicabilityState, type NotHandledReason } from '../applicability-words.js';
import { ListItemDto } from '../priority-list-answer.dto.js';

/** An item of the list and whether the municipality handles it. */
export class ItemApplicabilityDto extends ListItemDto {
  /** 該当の有無 */ state!: ApplicabilityState;
  /** 非該当の理由 */ reason!: NotHandledReason | null;
  /** 備考 */ note!: string | null;
  /** 団体が登録したか。false は事務を行う団体から定まる初めの値 */ stated!: boolean;
  /** 版。登録していない間は 0 */ version!: number;
}

/** The applicability of an edition's items to one municipality. */
export class EditionApplicabilityDto {
  /** @example 2021-12-24 */ edition!: string;
  items!: ItemApplicabilityDto[];
}
