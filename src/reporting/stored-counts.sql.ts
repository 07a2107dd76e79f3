import { type Count, countFromColumns, countToColumns } from '../kernel/count.js';
import { type CountPair } from '../kernel/rate.js';
import { type Sql, sqlText } from '../platform/database/sql.js';

/** The two counts of a row as they are read, each in its two columns. */
export interface StoredCounts {
  total: number | null;
  totalNa: boolean;
  online: number | null;
  onlineNa: boolean;
}

/** The columns of `StoredCounts`, of the table with this alias. */
export function countColumns(alias: string): Sql {
  return sqlText(`${alias}.applications_total AS total, coalesce(${alias}.applications_total_na, false) AS total_na,
    ${alias}.applications_online AS online, coalesce(${alias}.applications_online_na, false) AS online_na`);
}

export function countPairOf({ total, totalNa, online, onlineNa }: StoredCounts): CountPair {
  return { total: countFromColumns(total, totalNa), online: countFromColumns(online, onlineNa) };
}

/** Two counts as fields that are written. */
export function countsToStore(counts: { applicationsTotal: Count; applicationsOnline: Count }): object {
  const total = countToColumns(counts.applicationsTotal);
  const online = countToColumns(counts.applicationsOnline);
  return {
    applicationsTotal: total.value,
    applicationsTotalNa: total.notApplicable,
    applicationsOnline: online.value,
    applicationsOnlineNa: online.notApplicable,
  };
}
