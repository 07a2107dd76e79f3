import { type StaleDto } from '../achievement/figures/caveats-answer.dto.js';
import { missingDepartments } from '../achievement/coverage/missing-departments.js';
import { viewsOf } from '../achievement/figures/figure-view.js';
import { type FigureDto } from '../achievement/figures/figures-answer.dto.js';
import { type ScopeKind } from '../achievement/figures/figure.js';
import { addMonths, monthEnd, monthRange, monthStart } from '../kernel/month.js';
import { periodLabel } from '../kernel/period.js';
import { automationContent } from './automation/automation-content.js';
import { definitionsOf } from './definitions.js';
import { withDigest } from './model-text.js';
import { type TrendMonthDto, type ReportStaleDto } from './report-answer.dto.js';
import { type ProcedureFacts, procedureFacts } from './procedure-facts.js';
import { type MonthFigures, type ReportFacts, type WholeFacts } from './report-facts.js';
import { TREND_MONTHS, type ReportModel, type ShownReport } from './report-model.js';
import { LAYOUT } from './report-layout.js';
import {
  type ReportFigureDto,
  type ReportIndicatorDto,
  type ReportScopeDto,
} from './report-figures-answer.dto.js';
import { STATE_WORDS } from './report-words.js';
import { type ReportContent } from './section/report-section.js';
import { itemsOf, type ReportGroupDto } from './sections/items.js';
import { reviewContent } from './review/review-content.js';
import { summarySentences } from './summary-sentences.js';
import { targetContent } from './targets/target-content.js';

/** The report of a month from what was read of it. The same facts always give the same model and digest. */
export function reportOf(facts: WholeFacts): ReportModel {
  return withDigest(contentOf(facts, procedureFacts(facts)));
}

/** The content of the report from what is known of the procedures. */
export function contentOf(facts: ReportFacts, procedures: ProcedureFacts): Omit<ShownReport, 'digest'> {
  const { now, before, municipality, edition } = facts;
  const { snapshot, month } = now;
  const { code, name, sample } = municipality;
  const content: ReportContent = {
    layout: LAYOUT,
    municipality: { code, name, sample },
    period: { month, label: periodLabel(month), from: monthStart(month), to: monthEnd(month) },
    asOf: snapshot.asOf,
    state: snapshot.state,
    stateLabel: STATE_WORDS[snapshot.state],
    revision: snapshot.revision,
    computedAt: snapshot.computedAt.toISOString(),
    edition: { date: snapshot.edition, ...edition },
    itemRule: snapshot.itemRule,
    snapshotDigest: snapshot.digest,
    comparedWith: before && {
      month: before.month,
      label: periodLabel(before.month),
      revision: before.snapshot.revision,
      state: before.snapshot.state,
    },
    ...missingOf(facts),
    ...staleOf(facts.stale),
    indicators: indicatorsOf(facts, procedures),
    trend: trendOf(facts),
    departments: scopesOf(now, 'department'),
    groups: groupsOf(facts, procedures),
    ...listsOf(procedures),
    ...targetContent(facts, procedures),
    ...reviewContent(facts, procedures),
    ...automationContent(facts),
    definitions: [],
    sources: [
      { name: edition.title, source: edition.source },
      ...snapshot.indicators.map((indicator) => ({ name: indicator.name, source: indicator.source })),
    ],
  };
  return {
    ...content,
    sources: [...content.sources, ...typedInSources(content)],
    definitions: definitionsOf(snapshot, content),
    summary: withMarks(content, facts.marks ?? []),
  };
}

/** Where values typed in by hand come from. */
function typedInSources({ targets }: ReportContent): ReportModel['sources'] {
  return (targets?.rows ?? []).flatMap(({ name, latest }) =>
    latest?.source == null ? [] : [{ name, source: latest.source }],
  );
}

function listsOf({
  procedures,
  newlyOnline,
  behind,
  lengths,
}: ProcedureFacts): Pick<ShownReport, 'procedures' | 'newlyOnline' | 'behind' | 'lengths'> {
  return { procedures, newlyOnline, behind, ...(lengths ? { lengths } : {}) };
}

function missingOf({ now, before }: ReportFacts): Pick<ReportModel, 'missing'> {
  const coverage = ({ month, snapshot, figures }: MonthFigures) => ({
    ...{ period: month, figures },
    indicators: snapshot.indicators,
  });
  const missing = missingDepartments(coverage(now), before && coverage(before));
  return missing ? { missing } : {};
}

function staleOf(stale: StaleDto | null): { stale?: ReportStaleDto } {
  if (stale === null) return {};
  const { state, since, upTo, reason, advice, sentence } = stale;
  return {
    stale: { state, since: since.toISOString(), upTo: upTo.toISOString(), reason, advice, sentence },
  };
}

/** The marks stand right behind what the report is of. */
function withMarks(content: ReportContent, marks: readonly string[]): string[] {
  const sentences = summarySentences(content);
  if (marks.length === 0) return sentences;
  const before = [content.missing, content.stale].filter(Boolean).length + 1;
  const mark = `${marks.join('、')}。この報告の値は、それより前の内容によるものです。`;
  return sentences.toSpliced(before, 0, mark);
}

function indicatorsOf({ now }: ReportFacts, { changes }: ProcedureFacts): ReportIndicatorDto[] {
  return viewsOf(now.snapshot, wholeOf(now), now.figures).map((view) => {
    const indicator = now.snapshot.indicators.find(({ key }) => key === view.key);
    const change = changes.get(view.key) ?? null;
    return {
      ...figureOf(view),
      rule: view.rule,
      source: view.source,
      flows: view.period,
      difference: change?.points ?? null,
      ...(change && indicator ? { change, measuredBy: indicator.measuredBy } : {}),
    };
  });
}

function wholeOf({ figures }: MonthFigures) {
  return figures.filter(({ scopeKind }) => scopeKind === 'municipality');
}

function figureOf(view: FigureDto): ReportFigureDto {
  const { key, name, numerator, denominator, percent, completeness, itemRule, reason, notCounted } = view;
  const figure = { key, name, numerator, denominator, percent, completeness, itemRule, reason };
  return notCounted === null ? figure : { ...figure, notCounted };
}

function trendOf({ now, trend }: ReportFacts): TrendMonthDto[] {
  return monthRange(addMonths(now.month, 1 - TREND_MONTHS), now.month).map((month) => {
    const known = trend.find((one) => one.month === month);
    const views = known ? viewsOf(known.snapshot, wholeOf(known)) : [];
    return {
      month,
      label: periodLabel(month),
      state: known?.snapshot.state ?? null,
      revision: known?.snapshot.revision ?? null,
      indicators: Object.fromEntries(
        views.map(({ key, numerator, denominator, percent, completeness }) => [
          key,
          { numerator, denominator, percent, completeness },
        ]),
      ),
    };
  });
}

/** The departments or groups of the figures, in the order of their keys as the figures come. */
function scopesOf({ snapshot, figures }: MonthFigures, kind: ScopeKind): ReportScopeDto[] {
  const scopes = new Map<string, ReportScopeDto>();
  const own = figures.filter(({ scopeKind }) => scopeKind === kind);
  for (const { scopeKey: key, scopeName: name } of own) scopes.set(key, { key, name, figures: [] });
  for (const view of viewsOf(snapshot, own)) scopes.get(view.scope.key)?.figures.push(figureOf(view));
  return [...scopes.values()];
}

/** The groups in the order of the list, also those for which there are no figures. */
function groupsOf(facts: ReportFacts, procedures: ProcedureFacts): ReportGroupDto[] {
  const figures = new Map(scopesOf(facts.now, 'group').map((group) => [group.key, group.figures]));
  const groups = new Map<string, ReportGroupDto>();
  for (const { groupKey: key, groupName: name, item } of itemsOf(facts, procedures)) {
    const group = groups.get(key) ?? { key, name, figures: figures.get(key) ?? [], items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}
