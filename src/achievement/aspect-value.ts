import { type Stage } from '../kernel/stage.js';
import { type ChannelOfRow } from './procedure-row.js';

/** 段階 of a procedure. */
export interface StageSaid {
  stage: Stage | null;
  exemptReason: string | null;
}

/** A count of a row as a comparison tells it; null where nobody has said. */
export type CountSaid = number | '該当なし' | null;

export interface CountsSaid {
  total: CountSaid;
  online: CountSaid;
}

/** The department that owns a procedure or leads an item; nulls where nobody leads it. */
export interface DepartmentSaid {
  id: string | null;
  name: string | null;
}

export interface ReportSaid {
  expected: boolean;
  counted: boolean;
}

export interface ApplicabilitySaid {
  state: string;
  reason: string | null;
}

/** How the national list has an item. */
export interface ListedAs {
  number: number;
  name: string;
  groupKey: string;
  tags: string[];
}

/** What an item owes to one of its procedures: its stage or its channels. */
export interface OfProcedure {
  procedure: string;
  value: AspectValue;
}

/** What one side of a comparison says about an aspect of a row; null where the aspect has no sides. */
export type AspectValue =
  | StageSaid
  | CountsSaid
  | DepartmentSaid
  | ReportSaid
  | ApplicabilitySaid
  | ListedAs
  | OfProcedure
  | ChannelOfRow[]
  | string[]
  | string
  | boolean
  | null;
