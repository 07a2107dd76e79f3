import { type Completeness } from '../../kernel/rate.js';
import { type AutomationKind } from '../automation-words.js';
import { type PortfolioDto } from './portfolio.dto.js';

/** The portfolio in short, for a command's output: hours as numbers with one decimal, cost in whole yen. */
export interface AutomationSummary {
  projects: number;
  /** Of the ended months of the fiscal year; null where no month's effect is known, and where nobody made an estimate. */
  hoursSaved: { actual: number | null; estimated: number | null };
  /** Monthly results expected, and those whose effect is known. */
  completeness: Completeness;
  /** Yearly costs count for the ended months ÷ 12; null where no cost is entered. */
  cost: number | null;
  byKind: {
    kind: AutomationKind;
    name: string;
    projects: number;
    hoursSaved: AutomationSummary['hoursSaved'];
    completeness: Completeness;
  }[];
  shortfalls: {
    code: string;
    name: string;
    department: string;
    actual: number;
    estimated: number;
    missing: number;
  }[];
  /** Projects whose 見込 of a year was rewritten after 本番; `to` null where it was taken back. */
  estimatesChanged: {
    code: string;
    name: string;
    department: string;
    at: Date;
    changes: number;
    from: number;
    to: number | null;
  }[];
}

export function summaryOf({
  projects,
  hours,
  estimated,
  money,
  byKind,
  shortfalls,
  estimatesChanged,
}: PortfolioDto): AutomationSummary {
  return {
    projects,
    hoursSaved: { actual: numberOrNull(hours.saved), estimated: numberOrNull(estimated.hours) },
    completeness: hours.completeness,
    cost: money.cost.yen,
    byKind: byKind.map((part) => ({
      kind: part.key as AutomationKind,
      name: part.label,
      projects: part.projects,
      hoursSaved: { actual: numberOrNull(part.hours.saved), estimated: numberOrNull(part.estimated.hours) },
      completeness: part.hours.completeness,
    })),
    shortfalls: shortfalls.map(({ code, name, departmentName, actual, estimated: promised, missing }) => ({
      code,
      name,
      department: departmentName,
      actual: Number(actual),
      estimated: Number(promised),
      missing: Number(missing),
    })),
    estimatesChanged: estimatesChanged.map(({ code, name, departmentName, at, changes, from, to }) => ({
      code,
      name,
      department: departmentName,
      at,
      changes,
      from: Number(from),
      to: numberOrNull(to),
    })),
  };
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}
