import { type ApplicabilityState, type NotHandledReason } from '../priority-list/applicability-words.js';
import { type Verification } from '../priority-list/edition-words.js';

/**
 * What the figures of a period say about one item of the national list: worked out live while the period is
 * provisional, read from its frozen copy once it is final.
 */
export interface ItemRow {
  itemKey: string;
  number: number;
  name: string;
  groupKey: string;
  groupName: string;
  tags: string[];
  verification: Verification;
  /** `handled`, `not-handled` or `unconfirmed`; the last counts as handled. */
  applicability: ApplicabilityState;
  applicabilityReason: NotHandledReason | null;
  /** Null: nobody leads it yet (所管課未定). */
  leadDepartmentId: string | null;
  leadDepartmentName: string | null;
  /** The mapped procedures, without retired and abolished ones. */
  procedureIds: string[];
  onlineAny: boolean;
  onlineAll: boolean;
  /** Some procedure at least partly online whose マイナポータル channel is active. */
  onlineMynaportal: boolean;
  /** Some procedure is mapped, and of every one the stage is known and reported where a report was due. */
  reported: boolean;
}

/** Each field's column in `frozen_item`, and in the live rows, with its type. */
export const ITEM_COLUMNS: Record<keyof ItemRow, string> = {
  itemKey: 'item_key text',
  number: 'number integer',
  name: 'name text',
  groupKey: 'group_key text',
  groupName: 'group_name text',
  tags: 'tags text[]',
  verification: 'verification text',
  applicability: 'applicability text',
  applicabilityReason: 'applicability_reason text',
  leadDepartmentId: 'lead_department_id uuid',
  leadDepartmentName: 'lead_department_name text',
  procedureIds: 'procedure_ids uuid[]',
  onlineAny: 'online_any boolean',
  onlineAll: 'online_all boolean',
  onlineMynaportal: 'online_mynaportal boolean',
  reported: 'reported boolean',
};
