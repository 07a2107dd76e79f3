import { type ExemptReason, type Stage } from '../../../kernel/stage.js';
import { type Step } from './steps.js';

/** A procedure of the sample city with what becomes of it. Words are those of the files an import reads. */
export interface SampleProcedure {
  readonly code: string;
  readonly name: string;
  readonly kana: string;
  /** Code of the department. */
  readonly department: string;
  readonly kind: string;
  readonly applicant: string;
  readonly legalBasis: string;
  readonly fee: string;
  readonly identityCheck: string;
  readonly yearly: boolean;
  /** Numbers of the list's items, parted by `;`. */
  readonly items: string;
  readonly channel: string;
  /** Step -1 is the stock-taking on 1 April before the window. */
  readonly stages: readonly Step<Stage>[];
  /** Numbers of the months planned for going online, and when each plan was made. */
  readonly plans: readonly Step<number>[];
  readonly exemptReason: ExemptReason | null;
  /** Applications in an ordinary fiscal year. */
  readonly volume: number;
  readonly season: string;
  /** How many of a hundred applications are made online once people are used to it. */
  readonly onlineShare: number;
}

/** Weights of the calendar months, January first; `null` where nothing can be applied for. */
export type Season = readonly (number | null)[];

/** One department in one month of the window. */
export interface Incident {
  readonly at: number;
  readonly department: string;
}

/** A report that was sent back, whole or (with `procedures`) some of its rows. */
export interface Return extends Incident {
  readonly reason: string;
  readonly procedures?: readonly string[];
}

/** What did not go smoothly. */
interface Incidents {
  readonly acceptedByTheClose: readonly Incident[];
  readonly leftInDraft: readonly Incident[];
  readonly enteredByTheOffice: readonly Incident[];
  readonly returned: readonly Return[];
  /** Month `at` was reopened once month `after` had been closed. */
  readonly corrected: {
    readonly at: number;
    readonly after: number;
    readonly procedure: string;
    readonly reason: string;
  };
  readonly merged: {
    readonly at: number;
    readonly procedure: string;
    readonly into: string;
    readonly reason: string;
  };
}

export interface SampleCity {
  readonly code: string;
  readonly name: string;
  readonly note: string;
  readonly departments: readonly {
    readonly code: string;
    readonly division: string;
    readonly name: string;
  }[];
  /** The edition by whose numbers items are named. */
  readonly edition: string;
  /** Every other item is handled. */
  readonly notHandled: readonly { readonly number: number; readonly reason: string }[];
  readonly seasons: Readonly<Record<string, Season>>;
  readonly incidents: Incidents;
  readonly procedures: readonly SampleProcedure[];
}
