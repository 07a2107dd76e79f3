import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { columnsOf } from '../../platform/database/table-columns.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { KEPT_STATE } from '../rows/open-rows.repository.js';
import { SnapshotEntity } from '../snapshot/snapshot.entity.js';
import { type Snapshot } from '../snapshot/snapshot.js';

/** A snapshot, and the state of the rows that its figures add up where it is provisional and they are kept. */
export interface SnapshotOfSide {
  snapshot: Snapshot;
  rowsKept: string | null;
}

const COLUMNS = sqlText(columnsOf(SnapshotEntity).except('municipalityId').list('s'));

@Injectable()
export class ComparedSnapshotsRepository {
  /** One revision of each of several periods, as `SnapshotRepository.find` gives it; undefined for what has no figures. */
  async find(
    tx: Transaction,
    sides: readonly { period: Period; revision?: number }[],
  ): Promise<(SnapshotOfSide | undefined)[]> {
    const rows = await tx.query<Snapshot & { rowsKept: string | null; place: number }>(sql`
      SELECT ${COLUMNS}, side.place::integer AS place,
             (SELECT ${KEPT_STATE} FROM figure_basis k
               WHERE k.municipality_id = ${tx.municipality} AND k.period = s.period) AS rows_kept
        FROM unnest(${sides.map(({ period }) => period)}::text[],
                    ${sides.map(({ revision }) => revision ?? null)}::integer[]) WITH ORDINALITY side (period, revision, place)
       CROSS JOIN LATERAL (
         SELECT * FROM snapshot one
          WHERE one.municipality_id = ${tx.municipality} AND one.period = side.period
            AND (side.revision IS NULL OR one.revision = side.revision)
          ORDER BY one.state = 'final' DESC, one.revision DESC LIMIT 1) s`);
    return sides.map((_, at) => {
      const found = rows.find(({ place }) => place === at + 1);
      if (!found) return undefined;
      const { rowsKept, ...snapshot } = found;
      return { snapshot, rowsKept };
    });
  }
}
