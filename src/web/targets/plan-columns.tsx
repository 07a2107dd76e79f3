import { fiscalYearPeriod } from '../../kernel/period.js';
import { type TargetTableRowDto, type TargetTableDto } from '../../targets/progress-answer.dto.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { type Column } from '../components/data-table.js';
import { PeriodLabel } from '../components/period-label.js';
import { JudgementTag } from './judgement-tag.js';
import { ActualCell, valueInWords } from './value-cells.js';

type PlanRow = Pick<
  TargetTableRowDto,
  'id' | 'name' | 'level' | 'kind' | 'unit' | 'countUnit' | 'baseline' | 'targets' | 'latest' | 'interim'
>;

/** The columns of the plan's table: indicator, 基準値, each target year, latest actual. */
export function planColumns(fiscalYears: TargetTableDto['fiscalYears']): Column<PlanRow>[] {
  return [
    {
      key: 'name',
      label: '指標',
      heading: true,
      cell: ({ id, name, level, kind }) => (
        <>
          <a class="target-name" href={`/targets/${id}`}>
            {name}
          </a>
          <span class="quiet target-about">{`${LEVEL_NAMES[level]}、${TARGET_KIND_NAMES[kind]}`}</span>
        </>
      ),
    },
    {
      key: 'baseline',
      label: '基準値',
      cell: ({ baseline: { fiscalYear, value }, unit }) => (
        <>
          {valueInWords(value, unit)}
          <span class="quiet target-about">
            <PeriodLabel period={fiscalYearPeriod(fiscalYear)} />
          </span>
        </>
      ),
    },
    ...fiscalYears.map(({ fiscalYear, label }): Column<PlanRow> => ({
      key: `target-${fiscalYear}`,
      label: `目標値 ${label}`,
      short: true,
      cell: ({ targets, unit }) =>
        valueInWords(targets.find((one) => one.fiscalYear === fiscalYear)?.value, unit),
    })),
    {
      key: 'latest',
      label: '最新の実績',
      cell: (row) => (
        <div class="target-actual">
          <ActualCell actual={row.latest} target={row} />
          {row.interim ? <ActualCell actual={row.interim} target={row} /> : null}
        </div>
      ),
    },
  ];
}

/** Whether one is on the way, in words. */
export const JUDGEMENT_COLUMN: Column<Pick<TargetTableRowDto, 'judgement' | 'judgementName'>> = {
  key: 'judgement',
  label: '判定',
  short: true,
  cell: ({ judgement, judgementName }) => <JudgementTag judgement={judgement} name={judgementName} />,
};
