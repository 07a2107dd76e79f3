import { grouped } from '../../kernel/figure-words.js';
import { periodLabel, type Period } from '../../kernel/period.js';
import { type MissingDepartmentDto, type MissingDepartmentsDto } from '../figures/caveats-answer.dto.js';
import { type Figure } from '../figures/figure.js';
import { type Indicator } from '../indicator/indicator.js';
import { namesInWords } from './not-counted.js';

export interface PeriodCoverage {
  period: Period;
  indicators: readonly Indicator[];
  figures: readonly Figure[];
}

/** The departments missing from a period, marked where the period before had reports of them; null where there are none. */
export function missingDepartments(
  now: PeriodCoverage,
  before: PeriodCoverage | null,
): MissingDepartmentsDto | null {
  const counted = new Set(
    before ? reportsOf(before).flatMap(({ scopeKey, reported }) => (reported > 0 ? [scopeKey] : [])) : [],
  );
  const departments = reportsOf(now)
    .filter(({ expected, reported }) => expected > 0 && reported === 0)
    .map(({ scopeKey: key, scopeName: name, expected: procedures }) => ({
      ...{ key, name, procedures },
      reportedBefore: counted.has(key),
    }));
  if (departments.length === 0) return null;
  return {
    before: before?.period ?? null,
    departments,
    sentence: missingSentence(departments, now.period, before?.period ?? null),
  };
}

/** The indicator whose completeness counts the reports owed; undefined where none does. */
export function reportsIndicator({ indicators }: Pick<PeriodCoverage, 'indicators'>): string | undefined {
  return indicators.find(({ expected }) => expected === 'reports_expected')?.key;
}

/** For every department, how many reports it owes and how many are counted. */
function reportsOf({ indicators, figures }: PeriodCoverage): Figure[] {
  const key = reportsIndicator({ indicators });
  return figures.filter(({ scopeKind, indicator }) => scopeKind === 'department' && indicator === key);
}

function missingSentence(
  departments: readonly MissingDepartmentDto[],
  period: Period,
  before: Period | null,
): string {
  const gone = departments.filter(({ reportedBefore }) => reportedBefore);
  const never = departments.filter(({ reportedBefore }) => !reportedBefore);
  const of = (group: readonly MissingDepartmentDto[]) => {
    const procedures = group.reduce((sum, one) => sum + one.procedures, 0);
    return `${namesInWords(group.map(({ name }) => name))}（${grouped(procedures)}手続）`;
  };
  const when = periodLabel(period);
  const then = before === null ? '' : `${periodLabel(before)}分に報告のあった`;
  return [
    gone.length === 0 ? '' : `${then}${of(gone)}の報告が、${when}分には数えられていません。`,
    never.length === 0
      ? ''
      : gone.length > 0
        ? `このほか、${of(never)}の報告も数えられていません。`
        : `${of(never)}の報告が、${when}分には数えられていません。`,
    '段階はこれまでのもので、報告のない件数は率に含まれません。',
  ].join('');
}
