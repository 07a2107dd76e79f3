import { type AutomationKind } from '../automation-words.js';
import { type NamedProjectDto, type PortfolioDto } from './portfolio.dto.js';

/** The portfolio in short, for a command's output: hours as numbers with one decimal, cost in whole yen. */
export type AutomationSummary = ReturnType<typeof summaryOf>;

export function summaryOf(portfolio: PortfolioDto) {
  const { projects, hours, money, byKind, shortfalls, estimatesChanged } = portfolio;
  return {
    projects,
    /** Of the ended months of the fiscal year; null where no month's effect is known, and where nobody made an estimate. */
    hoursSaved: hoursSaved(portfolio),
    /** Monthly results expected, and those whose effect is known. */
    completeness: hours.completeness,
    /** Yearly costs count for the ended months ÷ 12; null where no cost is entered. */
    cost: money.cost.yen,
    byKind: byKind.map((part) => ({
      kind: part.key as AutomationKind,
      name: part.label,
      projects: part.projects,
      hoursSaved: hoursSaved(part),
      completeness: part.hours.completeness,
    })),
    shortfalls: shortfalls.map((one) => ({
      ...projectName(one),
      actual: Number(one.actual),
      estimated: Number(one.estimated),
      missing: Number(one.missing),
    })),
    /** Projects whose 見込 of a year was rewritten after 本番; `to` null where it was taken back. */
    estimatesChanged: estimatesChanged.map((one) => ({
      ...projectName(one),
      at: one.at,
      changes: one.changes,
      from: Number(one.from),
      to: numberOrNull(one.to),
    })),
  };
}

function projectName({ code, name, departmentName }: NamedProjectDto) {
  return { code, name, department: departmentName };
}

function hoursSaved({ hours, estimated }: Pick<PortfolioDto, 'hours' | 'estimated'>) {
  return { actual: numberOrNull(hours.saved), estimated: numberOrNull(estimated.hours) };
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}
