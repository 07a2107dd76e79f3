import { type MissingDepartments } from '../achievement/coverage/missing-departments.js';
import { type NotCounted } from '../achievement/coverage/not-counted.js';
import { type RateChange } from '../achievement/coverage/rate-change.js';
import { type FigureView } from '../achievement/figure-view.js';
import { type Indicator } from '../achievement/indicator.js';
import { type ItemRule } from '../achievement/period-facts.js';
import { type Snapshot } from '../achievement/snapshot.js';
import { type Stale } from '../achievement/stale/stale-figures.js';
import { type IsoDate } from '../kernel/date.js';
import { type Month } from '../kernel/month.js';
import { type Completeness } from '../kernel/rate.js';
import { type ReportAutomation } from './automation/automation-part.js';
import { type ReportReview } from './review/review-part.js';
import { type TargetParts } from './targets/target-part.js';

/**
 * The monthly report as content, without any form: every rendering takes its figures from here and works out none
 * of its own. Made of one revision of one month alone, so that a closed month gives the same model for ever. Of what
 * there is nothing to tell there is no field.
 */
export interface ReportModel extends TargetParts {
  /**
   * How the content is divided. Left out in reports kept before there was a second way: their summary tells every
   * indicator and every target in a sentence of its own. From 2 on it tells the main ones, and targets stand beside it
   * at a glance.
   */
  layout?: typeof LAYOUT;
  municipality: { code: string; name: string; sample: boolean };
  /** The month, `2026-10`; its label in both calendars, `2026年10月（令和8年10月）`; its days. */
  period: { month: Month; label: string; from: IsoDate; to: IsoDate };
  asOf: IsoDate;
  state: Snapshot['state'];
  /** 「速報」 or 「確定」: stands in every form. */
  stateLabel: string;
  revision: number;
  /** When the figures were worked out, ISO 8601 in UTC. */
  computedAt: string;
  edition: { date: IsoDate; title: string; source: string };
  itemRule: ItemRule;
  /** Over what a close froze; null while provisional. */
  snapshotDigest: string | null;
  /** The earlier month that changes are told against; null where there is none. */
  comparedWith: { month: Month; label: string; revision: number; state: Snapshot['state'] } | null;
  /** Departments of which no report is counted, those told first that were there in the month before. */
  missing?: MissingDepartments;
  /** The figures wait for a computation: they are those of an earlier moment. Never of a final report. */
  stale?: ReportStale;
  /** What is to be read first: sentences made from the figures below, about ten at most. */
  summary: string[];
  indicators: ReportIndicator[];
  /** The months up to this one, oldest first, always `TREND_MONTHS` of them. */
  trend: TrendMonth[];
  departments: ReportScope[];
  groups: ReportGroup[];
  /** By code. */
  procedures: ReportProcedure[];
  /** Online now, and known not to be online in the month compared with; by code. */
  newlyOnline: ReportProcedure[];
  /** Not online although the planned month has come, or the plan was moved to a later month; by code. */
  behind: BehindProcedure[];
  review?: ReportReview;
  automation?: ReportAutomation;
  definitions: { term: string; meaning: string }[];
  sources: { name: string; source: string }[];
  /** SHA-256 in hex over the canonical JSON of all the rest. */
  digest: string;
}

/** A rate that never stands without its parts. */
export interface ReportFigure {
  key: string;
  name: string;
  numerator: number | null;
  denominator: number | null;
  /** One decimal, half up; null is shown as 「―」. */
  percent: string | null;
  completeness: Completeness;
  itemRule: ItemRule | null;
  /** Why there is no percent. */
  reason: string | null;
  /** Who is not counted. */
  notCounted?: NotCounted;
}

/** A rate of the whole municipality, with how it is worked out and how it moved. */
export interface ReportIndicator extends ReportFigure {
  rule: string;
  source: string;
  /** The days whose applications were counted. */
  flows: FigureView['period'];
  /** In percentage points against the month compared with, `1.3` or `-0.2`; null where one side tells nothing. */
  difference: string | null;
  /** By how much it moved over what both months hold alike, and what else the difference comes of. */
  change?: RateChange;
  /** What its rows are: items of the list, or procedures. */
  measuredBy?: Indicator['measuredBy'];
}

/** Since when figures are old, and why. How often the computation failed is left out: it would make another report. */
export interface ReportStale extends Pick<Stale, 'state' | 'reason' | 'advice' | 'sentence'> {
  /** ISO 8601 in UTC, like `upTo`. */
  since: string;
  upTo: string;
}

export interface TrendMonth {
  month: Month;
  label: string;
  /** Null: no figures of this month were known. */
  state: Snapshot['state'] | null;
  revision: number | null;
  /** By the indicator's key, in the order of the indicators; empty where no figures were known. */
  indicators: Record<string, Pick<ReportFigure, 'numerator' | 'denominator' | 'percent' | 'completeness'>>;
}

/** One department or group with its figures. */
export interface ReportScope {
  key: string;
  name: string;
  figures: ReportFigure[];
}

export interface ReportGroup extends ReportScope {
  items: ReportItem[];
}

export interface ReportItem {
  key: string;
  number: number;
  name: string;
  /** `unverified`: the name was not checked against the list's original. */
  verification: string;
  /** 「該当」, 「非該当（制度なし）」, 「未確認」. */
  applicability: string;
  /** Whether it counts in the denominator of the priority items. */
  handled: boolean;
  /** The department that leads it, 「所管課未定」 where nobody does. */
  department: string;
  /** The furthest stage of its procedures in scope: 「オンライン申請可」, 「未回答」, 「手続なし」. */
  stage: string;
  /** By the municipality's rule. */
  online: boolean;
  /** Procedures mapped to it, without retired and abolished ones. */
  procedures: number;
  /** Against the month compared with; null where nothing changed or nothing is known. */
  changed: 'came-online' | 'went-offline' | null;
}

/** Applications as they were reported: a number, 「該当なし」, or null where nobody has said. */
export type ReportCount = number | '該当なし' | null;

export interface ReportProcedure {
  code: string;
  name: string;
  department: string;
  /** 「未回答」 where nobody has said. */
  stage: string;
  online: boolean;
  /** Neither exempt nor abolished. */
  inScope: boolean;
  /** The day of the newest record of the stage; a monthly report that confirms it is one. */
  stageSince: IsoDate | null;
  plannedMonth: Month | null;
  applicationsTotal: ReportCount;
  applicationsOnline: ReportCount;
  /** The share that came online, of the reports with both counts. */
  usage: { numerator: number; denominator: number; percent: string | null };
  /** The stage in the month compared with, where it was another one. */
  stageBefore: string | null;
}

export interface BehindProcedure extends ReportProcedure {
  /** The plan in the month compared with, where it was another one. */
  plannedBefore: Month | null;
  why: 'passed' | 'moved' | 'passed-and-moved';
}

/** The way in which reports are divided that are made now. */
export const LAYOUT = 2;

/** How many months the trend shows. */
export const TREND_MONTHS = 24;
