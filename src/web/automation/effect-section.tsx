import { BASES } from '../../automation/automation-words.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { type ProjectEffectDto } from '../../automation/portfolio/project-effect.dto.js';
import { cellColumn, DataTable } from '../components/data-table.js';
import { hoursLabel, monthsLabel, percentLabel } from './amount-words.js';
import { EstimateChanges } from './estimate-changes.js';
import { MoneyFacts } from './money-facts.js';
import { basisInWords } from './portfolio/portfolio-words.js';

type Hours = Pick<ProjectEffectDto['hours'], 'before' | 'after' | 'saved' | 'reductionPercent'>;
type Row = Partial<Hours> & Record<'label' | 'period' | 'basis', string>;

/** 効果 of a fiscal year: hours with 見込 and 実績 apart, then money. */
export function EffectSection({ project, effect }: { project: ProjectDetailDto; effect: ProjectEffectDto }) {
  const { hours } = effect;
  return (
    <>
      <DataTable<Row>
        id="effect"
        caption="削減時間（職員の作業時間）"
        columns={[
          { key: 'label', label: '区分', heading: true, cell: ({ label }) => label },
          { key: 'period', label: '期間と報告', cell: ({ period }) => period },
          { key: 'before', label: '導入前', numeric: true, cell: ({ before }) => hoursLabel(before) },
          { key: 'after', label: '導入後', numeric: true, cell: ({ after }) => hoursLabel(after) },
          { key: 'saved', label: '削減時間', numeric: true, cell: ({ saved }) => hoursLabel(saved) },
          cellColumn('percent', '削減率', (row) => percentLabel(row.reductionPercent), { numeric: true }),
          { key: 'basis', label: '算出方法', cell: ({ basis }) => basis },
        ]}
        rows={[...estimatedRows(project, effect), ...actualRows(effect)]}
      />
      <p>
        {`ロボットの稼働時間：${hoursLabel(hours.robotHours)}（職員の作業時間とは別のもので、削減時間に含めません）`}
      </p>
      <EstimateChanges changes={effect.estimateAfterProduction.changes} />
      <MoneyFacts effect={effect} />
    </>
  );
}

function estimatedRows(
  { before }: ProjectDetailDto,
  { estimate, estimated, hours }: ProjectEffectDto,
): Row[] {
  const basis = before ? `導入前は${BASES.names[before.basis]}、導入後は見込` : '―';
  if (!estimate) {
    const missing = before === null ? '導入前の時間が未入力です' : '見込が未入力です';
    return [{ label: '見込', period: missing, basis: '―' }];
  }
  return [
    { ...estimate, label: '見込（1年）', period: '稼働する1年', basis },
    {
      label: '見込（本番の月の分）',
      period: `本番の${hours.completeness.expected}か月`,
      saved: estimated.hours,
      basis,
    },
  ];
}

function actualRows({ hours, annualised }: ProjectEffectDto): Row[] {
  const { months, completeness } = hours;
  const reported = `${completeness.expected}か月のうち${completeness.reported}か月報告`;
  if (months.length === 0) return [{ label: '実績', period: `まだありません（${reported}）`, basis: '―' }];
  const basis = basisInWords(hours);
  const actual: Row = { ...hours, label: '実績', period: `${monthsLabel(months)}（${reported}）`, basis };
  if (!annualised) return [actual];
  const period = `${monthsLabel(annualised.months)}の${annualised.months.length}か月から換算`;
  return [actual, { ...annualised, label: '実績の年換算', period, basis }];
}
