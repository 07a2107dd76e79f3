import { type AuditEventDto } from '../../access/audit/audit.dto.js';
import { type TargetDto } from '../../targets/target-answer.dto.js';
import { cellColumn, column, DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Notice } from '../components/notice.js';
import { TargetFacts } from './target-facts.js';
import { TargetTabs } from './target-tabs.js';
import { TargetTrail } from './target-trail.js';
import { valueInWords, yearInWords } from './value-cells.js';

type Actual = TargetDto['actuals'][number];
const NUMERIC = { numeric: true };

/** A target that was taken out of the plan: why and when, what it said, and what became of it. Nothing can be changed. */
export function withdrawnPage({ target, changes }: { target: TargetDto; changes: readonly AuditEventDto[] }) {
  const { withdrawn, actuals, unit } = target;
  const withValue = actuals.filter(({ value }) => value !== null);
  return (
    <div class="stack">
      <TargetTabs current={null} />
      <p>
        <span class="mark mark--doubt">取下げ</span>
      </p>
      <Notice kind="info" title="この目標は取り下げられています。">
        {withdrawn ? `${instantLabel(new Date(withdrawn.at))} 理由: ${withdrawn.reason}` : ''}
      </Notice>
      <TargetFacts {...target} />
      {withValue.length === 0 ? null : (
        <DataTable
          id="actuals"
          caption="入力された実績"
          columns={[
            column('year', '年度', yearInWords, { heading: true }),
            column('value', '実績', ({ value }: Actual) => valueInWords(value ?? undefined, unit), NUMERIC),
            cellColumn('source', '出典', ({ source }: Actual) => source),
          ]}
          rows={withValue}
        />
      )}
      <TargetTrail changes={changes} />
    </div>
  );
}
