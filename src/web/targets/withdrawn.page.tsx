import { type AuditEventDto } from '../../access/audit/audit.dto.js';
import { type TargetDto } from '../../targets/target-answer.dto.js';
import { cellColumn, DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Notice } from '../components/notice.js';
import { TargetFacts } from './target-facts.js';
import { TargetTabs } from './target-tabs.js';
import { TargetTrail } from './target-trail.js';
import { valueInWords, yearInWords } from './value-cells.js';

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
            { key: 'year', label: '年度', heading: true, cell: yearInWords },
            cellColumn(
              'value',
              '実績',
              ({ value }: (typeof withValue)[number]) => valueInWords(value ?? undefined, unit),
              { numeric: true },
            ),
            { key: 'source', label: '出典', cell: ({ source }) => source ?? '' },
          ]}
          rows={withValue}
        />
      )}
      <TargetTrail changes={changes} />
    </div>
  );
}
