import { type FiscalYear, fiscalYearOf } from '../../kernel/fiscal-year.js';
import { type Month, monthEnd } from '../../kernel/month.js';
import { compareExact, sum } from '../../kernel/exact.js';
import { AUTOMATION_KINDS, byKey } from '../automation-words.js';
import { type BaselineChange } from '../baseline/baseline.js';
import { type EffectSum, sumEffects } from '../effect/effect.js';
import { PROJECT_STAGES } from '../stage/project-stages.js';
import { stageAt } from '../stage/stage-line.js';
import { estimateAfterProduction } from './estimate-after-production.js';
import {
  type ChangedEstimateDto,
  type HoursOfPeriodDto,
  type MonthlyAutomationDto,
  type NamedProjectDto,
  type PortfolioDto,
  type PortfolioPairDto,
  type PortfolioPartDto,
} from './portfolio.dto.js';
import { type EstimatedViewDto } from './figures.dto.js';
import { lookedBack, monthsReported } from './covered-months.js';
import { hoursView, moneyView, type Purse, shownHours } from './figures-view.js';
import { programme } from './programme.js';
import {
  fallsShort,
  type ProjectEffect,
  projectEffect,
  type ProjectFacts,
  savingOf,
} from './project-effect.js';
import { robotTrouble, shortfallView } from './troubles.js';

/** Puts a portfolio together, without what comes from the audit trail. No projects give 0 hours of 0 projects. */
export function portfolioOf(
  all: readonly ProjectFacts[],
  { year, months }: { year: FiscalYear; months: readonly Month[] },
  purse: Purse,
): Omit<PortfolioDto, 'estimatesChanged'> {
  const effects = all.map((facts) => projectEffect(facts, months));
  const total = summed(effects);
  const upTo = months.at(-1) ?? null;
  const period = { year, months: months.length };
  const on = upTo && monthEnd(upTo);
  const stages = all.map((facts) => (on ? stageAt(facts.stages, on)?.stage : undefined));
  return {
    fiscalYear: year,
    upTo,
    months: [...months],
    projects: all.length,
    byStage: byKey(PROJECT_STAGES.keys, (stage) => stages.filter((one) => one === stage).length),
    hours: hoursView(total),
    estimated: estimatedView(effects),
    money: moneyView(effects.map(savingOf), period, purse),
    programme: on
      ? programme(
          all.map((facts) => facts.stages),
          on,
        )
      : { projects: all.length, due: 0, begun: 0, achieved: 0 },
    byDepartment: parts(effects, ({ departmentId, departmentName }) => [departmentId, departmentName]),
    byKind: parts(effects, ({ kind }) => [kind, AUTOMATION_KINDS.names[kind]]),
    byTool: parts(effects, ({ tool }) => [tool ?? '', tool ?? '（未入力）']),
    pairs: effects.flatMap((effect) => pairOf(effect, period, purse)),
    shortfalls: effects
      .filter(fallsShort)
      .map((effect) => ({ effect, ...shortfallView(effect, lookedBack(months)) }))
      .sort((a, b) => compareExact(b.missing, a.missing))
      .map(({ effect, view }) => ({ ...namedIn(effect), ...view })),
    robots: effects.flatMap((effect) => {
      const trouble = robotTrouble(effect.facts, lookedBack(months));
      return trouble ? [{ ...namedIn(effect), trouble }] : [];
    }),
  };
}

/** 実績 of several projects together. */
function summed(effects: readonly ProjectEffect[]): EffectSum {
  return sumEffects(
    effects.flatMap(({ figures }) => figures),
    effects.flatMap(({ expected }) => expected),
  );
}

/** 見込 of several projects together. */
export function estimatedView(effects: readonly ProjectEffect[]): EstimatedViewDto {
  const inProduction = effects.filter(({ expected }) => expected.length > 0);
  const promised = inProduction.flatMap(({ estimated }) => estimated ?? []);
  return {
    hours: promised.length === 0 ? null : shownHours(sum(promised)),
    projects: promised.length,
    without: inProduction.length - promised.length,
  };
}

function parts(
  effects: readonly ProjectEffect[],
  keyOf: (project: ProjectFacts['project']) => [key: string, label: string],
): PortfolioPartDto[] {
  const groups = new Map<string, { label: string; of: ProjectEffect[] }>();
  for (const effect of effects) {
    const [key, label] = keyOf(effect.facts.project);
    const group = groups.get(key) ?? { label, of: [] };
    group.of.push(effect);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, { label, of }]) => ({ key, label, of, total: summed(of) }))
    .sort((a, b) => mostSaved(a.total, b.total) || (a.label < b.label ? -1 : 1))
    .map(({ key, label, of, total }) => ({
      key,
      label,
      projects: of.length,
      hours: hoursView(total),
      estimated: estimatedView(of),
    }));
}

/** Most hours first; where nothing is known last. */
function mostSaved(a: EffectSum, b: EffectSum): number {
  const unknown = ({ months }: EffectSum) => Number(months.length === 0);
  return unknown(a) - unknown(b) || compareExact(b.saved, a.saved);
}

function pairOf(
  effect: ProjectEffect,
  period: Parameters<typeof moneyView>[1],
  purse: Purse,
): PortfolioPairDto[] {
  const saving = savingOf(effect);
  const { hourlyYen, savedYen, cost, effectiveness } = moneyView([saving], period, purse);
  if (saving.hours === null && cost.yen === null) return [];
  const saved = saving.hours && shownHours(saving.hours);
  return [{ ...namedIn(effect), hourlyYen, savedYen, cost, effectiveness, saved }];
}

/** The projects whose 見込 was rewritten after 本番, by all stored versions of each. */
export function estimatesChanged(
  all: readonly ProjectFacts[],
  trails: ReadonlyMap<string, readonly BaselineChange[]>,
): ChangedEstimateDto[] {
  return all
    .flatMap((facts) => {
      const { changes, moved, lowered } = estimateAfterProduction(facts, trails.get(facts.project.id) ?? []);
      const newest = changes[0];
      return moved && newest
        ? [{ ...namedIn({ facts }), ...moved, at: newest.at, changes: changes.length, lowered }]
        : [];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** The part of the monthly report on automation. No projects give 0 hours of 0 projects. */
export function monthlyAutomation(all: readonly ProjectFacts[], month: Month): MonthlyAutomationDto {
  const period = (months: readonly Month[]): HoursOfPeriodDto => {
    const effects = all.map((facts) => projectEffect(facts, months));
    return { hours: hoursView(summed(effects)), estimated: estimatedView(effects) };
  };
  const counts = programme(
    all.map(({ stages }) => stages),
    monthEnd(month),
  );
  return {
    month,
    fiscalYear: fiscalYearOf(month),
    projects: counts.projects,
    inProduction: all.filter(({ stages }) => stageAt(stages, monthEnd(month))?.stage === 'production').length,
    programme: counts,
    ofMonth: period([month]),
    ofYear: period(monthsReported(month)),
  };
}

function namedIn({ facts: { project } }: Pick<ProjectEffect, 'facts'>): NamedProjectDto {
  const { id, code, name, departmentName } = project;
  return { projectId: id, code, name, departmentName };
}
