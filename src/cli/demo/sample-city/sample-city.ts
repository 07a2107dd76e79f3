import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '../../../kernel/invalid-input.js';
import {
  type ExemptReason,
  type Stage,
  EXEMPT_REASON_NAMES,
  EXEMPT_REASONS,
  stageFromName,
} from '../../../kernel/stage.js';
import { projectRoot } from '../../../platform/project-root.js';
import { defineColumns, type RowOf } from '../../../platform/tabular/columns.js';
import { readRows } from '../../../platform/tabular/read-rows.js';
import { readTable } from '../../../platform/tabular/read-table.js';
import { type NotHandledReason } from '../../../priority-list/applicability-words.js';
import { readDemoFile } from '../read-demo-file.js';
import { readSteps } from './steps.js';

const asWritten = (text: string): string => text;

const columns = defineColumns({
  code: { name: '手続コード', required: true, read: asWritten },
  name: { name: '手続名', required: true, read: asWritten },
  kana: { name: '手続名かな', required: true, read: asWritten },
  /** Code of the department. */
  department: { name: '所管課', required: true, read: asWritten },
  kind: { name: '種別', required: true, read: asWritten },
  applicant: { name: '対象者', required: true, read: asWritten },
  legalBasis: { name: '根拠法令', required: true, read: asWritten },
  fee: { name: '手数料', required: true, read: asWritten },
  identityCheck: { name: '本人確認', required: true, read: asWritten },
  yearly: { name: '報告頻度', required: true, read: (text) => text === '毎年' },
  /** Numbers of the list's items, parted by `;`. */
  items: { name: '優先手続番号', required: true, read: asWritten },
  channel: { name: '受付システム', required: true, read: asWritten },
  /** Step -1 is the stock-taking on 1 April before the window. */
  stages: { name: '段階の推移', required: true, read: (text) => readSteps(text, readStage) },
  /** Numbers of the months planned for going online, and when each plan was made. */
  plans: { name: '予定の推移', required: true, read: (text) => readSteps(text, Number) },
  exemptReason: { name: '適用除外理由', required: true, read: readExemptReason },
  /** Applications in an ordinary fiscal year. */
  volume: { name: '年間件数', required: true, read: Number },
  season: { name: '季節', required: true, read: asWritten },
  /** How many of a hundred applications are made online once people are used to it. */
  onlineShare: { name: 'オンライン割合', required: true, read: Number },
});

/** A procedure of the sample city with what becomes of it. Words are those of the files an import reads. */
export type SampleProcedure = Readonly<RowOf<typeof columns>>;

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

/** How the month stands that is still open. Departments and procedures by code. */
interface OpenMonth {
  /** Has not begun, and the due day is past. */
  readonly late: string;
  readonly returned: Omit<Return, 'at'>;
  /** Handed in and not yet accepted. */
  readonly toAccept: readonly string[];
  /** A count with a slip in it, so many times too large. */
  readonly doubtful: { readonly procedure: string; readonly times: number };
  /** An item that has procedures and is said not to be handled. */
  readonly contradiction: {
    readonly number: number;
    readonly reason: NotHandledReason;
    readonly note: string;
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
  readonly openMonth: OpenMonth;
  readonly procedures: readonly SampleProcedure[];
}

/** Reads the sample city from `config/demo/`. @throws Error naming the row where its file of procedures is wrong. */
export async function readSampleCity(): Promise<SampleCity> {
  const city = await readDemoFile<Omit<SampleCity, 'procedures'>>('sample-city.json');
  const procedures = await readProcedures(join(projectRoot, 'config', 'demo', 'sample-city-procedures.csv'));
  return { ...city, procedures };
}

async function readProcedures(file: string): Promise<SampleProcedure[]> {
  const { rows, errors } = await readRows(await readTable(await readFile(file)), columns);
  const [wrong] = errors;
  if (wrong) throw new Error(`${file} の${wrong.row}行目: ${wrong.message}`);
  return rows.map(({ values }) => values);
}

function readStage(word: string): Stage {
  const stage = stageFromName(word);
  if (!stage) throw new InvalidInput(`段階「${word}」はありません。`, word);
  return stage;
}

function readExemptReason(word: string): ExemptReason | null {
  if (word === '') return null;
  const reason = EXEMPT_REASONS.find((one) => EXEMPT_REASON_NAMES[one] === word);
  if (!reason) throw new InvalidInput(`適用除外理由「${word}」はありません。`, word);
  return reason;
}
