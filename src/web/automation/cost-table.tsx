import { type StoredCostDto } from '../../automation/cost/cost.dto.js';
import { COST_KINDS } from '../../automation/automation-words.js';
import { grouped } from '../../kernel/figure-words.js';
import { eraFiscalYear } from '../../kernel/japanese-era.js';
import { type Column, column, DataTable } from '../components/data-table.js';
import { hoursLabel, yenLabel } from './amount-words.js';
import { COSTS_PATH } from './cost-form.js';

interface Props {
  costs: readonly StoredCostDto[];
  /** On a project's own page: the project whose share is shown. */
  project: string | null;
  /** Names of the projects one may see, by id; null where they need not be named. */
  names: ReadonlyMap<string, string> | null;
  mayEdit: (cost: StoredCostDto) => boolean;
}

/** 費用 with the years they fall into and the rule by which they are split. */
export function CostTable({ costs, project, names, mayEdit }: Props) {
  const bearing: Column<StoredCostDto>[] =
    names === null ? [] : [{ key: 'projects', label: '負担する案件', cell: (cost) => bearers(cost, names) }];
  return (
    <DataTable<StoredCostDto>
      id="costs-table"
      caption={project === null ? '費用の一覧（年度の古い順）' : 'この案件が負担する費用（年度の古い順）'}
      columns={[
        column('name', '費用', ({ name }) => name, {
          heading: true,
          href: (cost) => (mayEdit(cost) ? `${COSTS_PATH}/${cost.id}` : null),
        }),
        { key: 'kind', label: '種類', short: true, cell: ({ kind }) => COST_KINDS.names[kind] },
        { key: 'amount', label: '金額・時間', numeric: true, cell: amountOf },
        { key: 'years', label: '年度', cell: yearsOf },
        { key: 'split', label: '按分', cell: (cost) => splitLabel(cost, project) },
        ...bearing,
        { key: 'note', label: '備考', cell: ({ note }) => note ?? '' },
      ]}
      rows={costs}
      empty="費用は登録されていません（0円とは数えません）。"
    />
  );
}

function amountOf({ yen, hours, yearly }: StoredCostDto): string {
  const amount = yen === null ? `職員 ${hoursLabel(hours)}` : yenLabel(yen);
  return yearly ? `1年 ${amount}` : amount;
}

function yearsOf({ yearly, fiscalYear, lastFiscalYear }: StoredCostDto): string {
  if (!yearly) return `${eraFiscalYear(fiscalYear)}に一度だけ`;
  return `${eraFiscalYear(fiscalYear)}から${lastFiscalYear === null ? '毎年度' : `${eraFiscalYear(lastFiscalYear)}まで毎年度`}`;
}

/** How a cost is split, and the part of one of its projects: `3案件で均等（この案件は3分の1）`. */
function splitLabel({ split, shares }: StoredCostDto, project: string | null): string {
  if (shares.length <= 1) return project === null ? '1案件が全額' : 'この案件が全額';
  const weightOf = (share: { weight: number }) => (split === 'weight' ? share.weight : 1);
  const total = shares.reduce((sum, share) => sum + weightOf(share), 0);
  const own = shares.find(({ projectId }) => projectId === project);
  const rule = `${shares.length}案件で${split === 'weight' ? '重みによる按分' : '均等に按分'}`;
  return own ? `${rule}（この案件は${grouped(total)}分の${grouped(weightOf(own))}）` : rule;
}

function bearers({ split, shares }: StoredCostDto, names: ReadonlyMap<string, string>): string {
  return shares
    .map(({ projectId, weight }) => {
      const name = names.get(projectId) ?? 'ほかの課の案件';
      return split === 'weight' ? `${name}（重み${weight}）` : name;
    })
    .join('、');
}
