import { type Completeness } from '../../kernel/rate.js';
import { type Month } from '../../kernel/month.js';
import { type ReportChart } from '../report-charts.js';
import { type ReportFigureDto } from '../report-figures-answer.dto.js';
import { type ShownReport } from '../report-model.js';
import { type DataCode, type Subject } from './datum.js';
import { type ReportColumn } from './report-column.js';

/** The report before its sentences and its digest are worked out. */
export type ReportContent = Omit<ShownReport, 'digest' | 'summary'>;

/** A section of the report, described once: the page, the PDF, the workbook and the data are all drawn from it. */
export interface ReportSection {
  /** Names its heading on the page. */
  key: string;
  title: string | ((model: ShownReport) => string);
  /** What it shows, in order. */
  blocks: (model: ShownReport) => Block[];
  /** The codes of its data in CSV and JSON. */
  codes?: readonly [string, DataCode][];
  /** The words it uses; only what the report has is defined. */
  terms?: (content: ReportContent) => ShownReport['definitions'];
}

/** A part of a section. Renderers know these kinds and no section. */
export type Block =
  | { kind: 'sentences'; sentences: readonly string[] }
  | { kind: 'heading'; text: string }
  /** A lead stays on the page of what follows it. */
  | { kind: 'lead' | 'note'; text: string }
  | { kind: 'rates'; rates: readonly { name: string; figure: ReportFigureDto; link: Link }[] }
  | { kind: 'trend'; charts: readonly ReportChart[]; lead: string }
  | { kind: 'terms'; caption: string; terms: readonly { term: string; meaning: string }[] }
  | ReportTable;

export interface ReportTable<Row = unknown> {
  kind: 'table';
  /** Unique in the report. */
  key: string;
  caption: string;
  columns: readonly ReportColumn<Row>[];
  rows: readonly Row[];
  /** Whether the caption is a heading on paper, where a section has several tables. */
  titled?: boolean;
  /** Said between the caption and the rows. */
  lead?: string;
  /** Said instead of no rows. */
  empty?: string;
  /** Whether it opens on demand on the page. */
  folded?: boolean;
  /** Where people read it; by default on the page and on paper. */
  read?: 'paper' | false;
  /** The name of its sheet; without one it is not in the workbook. */
  sheet?: string;
  /** Whether each row of the sheet says 速報 or 確定. */
  stated?: boolean;
  /** The first part of the codes of its data. */
  code?: string;
  /** What the data of a row are about; without it they are not in CSV and JSON. */
  subject?(row: Row): Subject | null;
}

/** A rate with its parts; completeness is left out where a rate is foreseen. */
export interface Figure {
  numerator: number | null;
  denominator: number | null;
  percent: string | null;
  completeness?: Completeness;
  reason?: string | null;
}

export interface Cell {
  text: string;
  /** A day or month in both calendars. */
  period?: boolean;
  /** Written at length, with line breaks of its own. */
  prose?: boolean;
  /** Smaller, below the text. */
  below?: readonly string[];
  /** The rate that the text gives; `beside` where the completeness has a column of its own. */
  figure?: Figure;
  beside?: boolean;
  tone?: Tone;
  /** A warning beside it. */
  mark?: string;
  link?: Link;
}

/** How well something goes, beside the word for it. */
export type Tone = 'good' | 'gap' | 'doubt' | 'plain';

export type Link =
  | { to: 'target' | 'procedure'; id: string }
  | { to: 'action'; id: string; month: Month }
  | { to: 'figure'; indicator: string; month: Month; revision: number; scope?: FigureScope };

interface FigureScope {
  kind: 'group' | 'department';
  key: string;
}

export function table<Row>(description: Omit<ReportTable<Row>, 'kind'>): ReportTable {
  return { kind: 'table', ...description };
}
