import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { type Stage } from '../../kernel/stage.js';
import { type Position } from '../../platform/keyset.js';
import { type ChannelKind } from '../channel/channel-words.js';
import { type Applicant, type Frequency, type IdentityCheck, type ProcedureKind } from './procedure-words.js';

export const SORTS = ['code', 'name', 'updated', 'relevance'] as const;
export type Sort = (typeof SORTS)[number];

/** Which procedures a list shows: all conditions together; what is left out does not matter. */
export interface ProcedureFilter {
  /** Words, each of which must occur in name, reading or code. */
  search?: string;
  departmentId?: string;
  divisionId?: string;
  /** Any of these as of `today`; `unanswered` where not answered. */
  stages?: readonly (Stage | 'unanswered')[];
  itemKey?: string;
  /** Mapped to any item, or to none. */
  mapped?: boolean;
  /** With a channel of this kind that is active as of `today`. */
  channel?: ChannelKind;
  kind?: ProcedureKind;
  applicant?: Applicant;
  identityCheck?: IdentityCheck;
  frequency?: Frequency;
  plannedFrom?: Month;
  plannedTo?: Month;
  /** Exempt as of `today`, or not. */
  exempt?: boolean;
  /** `no` unless said. */
  retired?: 'no' | 'only' | 'all';
}

/** A position is a sort key as `Listed.sortKey` gave it. */
export interface ProcedureQuery extends ProcedureFilter, Position {
  today: IsoDate;
  sort: Sort;
  limit: number;
}
