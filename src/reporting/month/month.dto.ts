import { type Month } from '../../kernel/month.js';
import { type MonthState } from './month-states.js';

/** A month as it is stored. */
export class MonthDto {
  /** @example 2026-10 */ month!: Month;
  state!: MonthState;
  /** 版。訂正のたびに1つ増えます。 */ revision!: number;
  /** 報告期限 @example 2026-11-10 */ dueOn!: string;
  openedAt!: Date;
  openedBy!: string;
  closeRequestedAt!: Date | null;
  closeRequestedBy!: string | null;
  closedAt!: Date | null;
  /** 直近の再開の理由 */
  reopenReason!: string | null;
  version!: number;
}
