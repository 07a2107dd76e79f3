import {
  type FigureDto,
  type FiguresDto,
  type SnapshotDto,
} from '../../achievement/figures/figures-answer.dto.js';
import { type MonthlyAutomationDto } from '../../automation/portfolio/portfolio.dto.js';
import { type TrendPoint } from '../../achievement/figures/figure-history.repository.js';
import { type ItemOutlook } from '../../achievement/figures/item-outlook.service.js';
import { type Caveats } from '../../achievement/figures/figure-caveats.js';
import { type Period } from '../../kernel/period.js';
import { type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { type Lateness } from './lateness.js';
import { type RateRow, type RowOrder } from './rate-row.js';
import { type TrendView } from './trend-view.js';

/** The orders of the two tables that can be sorted. */
export interface Orders {
  departments: RowOrder | null;
  groups: RowOrder | null;
}

export interface DashboardFigures {
  period: Period;
  /** The period of the same kind before it; null where it is the first. */
  previous: Period | null;
  snapshot: SnapshotDto;
  caveats: Caveats;
  later: Pick<FiguresDto, 'corrections' | 'yearlyCountsChanged' | 'correction'>;
  whole: FigureDto[];
  departments: RateRow[];
  groups: RateRow[];
  tags: RateRow[];
  trend: TrendView;
  /** The points of every indicator in the months of the trend, oldest first. */
  points: readonly TrendPoint[];
  outlook: ItemOutlook;
  /** Targets of the indicators shown, against what the period knows. */
  targets: TargetProgressDto[];
  /** Hours saved, for those who see all departments; null for others. */
  automation: MonthlyAutomationDto | null;
}

export interface DashboardView {
  periods: Period[];
  orders: Orders;
  lateness: Lateness | null;
  /** What is to be said of periods that wait for their first figures. */
  uncomputed: readonly string[];
  /** Whose rows the reader may see behind a figure. */
  rowsReach: 'all' | 'own' | 'none';
  ownDepartment: string | null;
  /** Whether the reader may open any procedure. */
  opensProcedures: boolean;
  figures: DashboardFigures | null;
}

/** The figure that the first sentence is about, and the one beside it: availability is not use. */
export const MAIN_INDICATOR = 'priority-items';
const USE_INDICATOR = 'usage';

/** Those two first, then the others in their order. */
export function mainFirst(whole: readonly FigureDto[]): FigureDto[] {
  const place = ({ key }: FigureDto) => (key === MAIN_INDICATOR ? 0 : key === USE_INDICATOR ? 1 : 2);
  return whole.toSorted((a, b) => place(a) - place(b));
}

/** Whether the rows behind a part's figure may be opened by this reader. */
export function mayOpen(
  { rowsReach, ownDepartment }: Pick<DashboardView, 'rowsReach' | 'ownDepartment'>,
  scope: Pick<FigureDto['scope'], 'kind' | 'key'>,
): boolean {
  if (rowsReach === 'all') return true;
  if (rowsReach === 'none') return false;
  return scope.kind === 'department' && scope.key === ownDepartment;
}

/** The address of the dashboard of a period, with its tables in an order. */
export function dashboardAddress(period: Period, orders: Orders): string {
  const query = new URLSearchParams({ period });
  for (const [table, order] of Object.entries(orders) as [keyof Orders, RowOrder | null][]) {
    if (order) query.set(table, `${order.descending ? '-' : ''}${order.by}`);
  }
  return `/dashboard?${query.toString()}`;
}
