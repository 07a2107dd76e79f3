import { type AutomationKind } from '../automation-words.js';
import { type Portfolio } from './portfolio.js';

/** The portfolio in short, for a command's output: hours as numbers with one decimal, cost in whole yen. */
export interface AutomationSummary {
  projects: number;
  /** Of the ended months of the fiscal year; null for an estimate nobody has made. */
  hoursSaved: { actual: number; estimated: number | null };
  /** Yearly costs count for the ended months ÷ 12; null where no cost is entered. */
  cost: number | null;
  byKind: {
    kind: AutomationKind;
    name: string;
    projects: number;
    hoursSaved: AutomationSummary['hoursSaved'];
  }[];
  shortfalls: {
    code: string;
    name: string;
    department: string;
    actual: number;
    estimated: number;
    missing: number;
  }[];
}

export function summaryOf({
  projects,
  hours,
  estimated,
  money,
  byKind,
  shortfalls,
}: Portfolio): AutomationSummary {
  return {
    projects,
    hoursSaved: { actual: Number(hours.saved), estimated: numberOrNull(estimated.hours) },
    cost: money.cost.yen,
    byKind: byKind.map((part) => ({
      kind: part.key as AutomationKind,
      name: part.label,
      projects: part.projects,
      hoursSaved: { actual: Number(part.hours.saved), estimated: numberOrNull(part.estimated.hours) },
    })),
    shortfalls: shortfalls.map(({ code, name, departmentName, actual, estimated: promised, missing }) => ({
      code,
      name,
      department: departmentName,
      actual: Number(actual),
      estimated: Number(promised),
      missing: Number(missing),
    })),
  };
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}
