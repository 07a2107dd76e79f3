import { fiscalYearPeriod } from '../../kernel/period.js';
import { type TargetTableRowDto, type TargetTableDto } from '../../targets/progress-answer.dto.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { cellColumn, type Column, column } from '../components/data-table.js';
import { PeriodLabel } from '../components/period-label.js';
import { JudgementTag } from './judgement-tag.js';
import { ActualCell, valueInWords } from './value-cells.js';

type PlanRow = Pick<
  TargetTableRowDto,
  'id' | 'name' | 'level' | 'kind' | 'unit' | 'countUnit' | 'baseline' | 'targets' | 'latest' | 'interim'
>;

/** A number in files; on the page with its unit, and so no figure to stand to the right. */
const PRINTED = { kind: 'decimal', numeric: false } as const;

/** A decimal as files hold it. */
export function numberOf(decimal: string | null | undefined): number | null {
  return decimal == null ? null : Number(decimal);
}

/** The columns of the plan's table: indicator, 基準値, each target year, latest actual. */
export function planColumns(fiscalYears: TargetTableDto['fiscalYears']): Column<PlanRow>[] {
  return [
    column('name', '指標', ({ name }) => name, {
      heading: true,
      cell: ({ id, name, level, kind }) => (
        <>
          <a class="target-name" href={`/targets/${id}`}>
            {name}
          </a>
          <span class="quiet target-about">{`${LEVEL_NAMES[level]}、${TARGET_KIND_NAMES[kind]}`}</span>
        </>
      ),
    }),
    column('baseline', '基準値', ({ baseline }) => Number(baseline.value), {
      ...PRINTED,
      cell: ({ baseline: { fiscalYear, value }, unit }) => (
        <>
          {valueInWords(value, unit)}
          <span class="quiet target-about">
            <PeriodLabel period={fiscalYearPeriod(fiscalYear)} />
          </span>
        </>
      ),
    }),
    ...fiscalYears.map(({ fiscalYear, label }): Column<PlanRow> => {
      const valueOf = ({ targets }: PlanRow) => targets.find((one) => one.fiscalYear === fiscalYear)?.value;
      return column(`target-${fiscalYear}`, `目標値 ${label}`, (row) => numberOf(valueOf(row)), {
        ...PRINTED,
        short: true,
        cell: (row) => valueInWords(valueOf(row), row.unit),
      });
    }),
    cellColumn('latest', '最新の実績', (row) => (
      <div class="target-actual">
        <ActualCell actual={row.latest} target={row} />
        {row.interim ? <ActualCell actual={row.interim} target={row} /> : null}
      </div>
    )),
  ];
}

/** Whether one is on the way, in words. */
export const JUDGEMENT_COLUMN: Column<Pick<TargetTableRowDto, 'judgement' | 'judgementName'>> = column(
  'judgement',
  '判定',
  ({ judgementName }) => judgementName,
  {
    short: true,
    cell: ({ judgement, judgementName }) => <JudgementTag judgement={judgement} name={judgementName} />,
  },
);
