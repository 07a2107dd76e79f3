import { BASES } from '../../../automation/automation-words.js';
import { COUNT_FIELDS, type ResultLineDto } from '../../../automation/result/result.dto.js';
import { PROJECT_STAGES } from '../../../automation/stage/project-stages.js';
import { cellColumn, DataTable } from '../../components/data-table.js';
import { projectPath } from '../project-words.js';
import { besideCell, enteredAmount, lateRunsText } from './beside-cell.js';
import { MINUTE_FIELDS, RESULT_LABELS } from './result-cells.js';

/** The results of a month, to be read. */
export function ResultsRead({ lines }: { lines: readonly ResultLineDto[] }) {
  return (
    <DataTable
      id="results"
      caption={`入力された月次実績（${lines.length}件）`}
      columns={[
        cellColumn(
          'name',
          '案件',
          ({ projectId, code, name, expected, stage, lateRuns }: ResultLineDto) => (
            <>
              <a class="report__name" href={projectPath(projectId)}>
                {name}
              </a>
              <span class="report__code">{code}</span>
              {lateRuns === 0 ? null : <span class="report__before">{lateRunsText({ lateRuns })}</span>}
              {expected ? null : (
                <span class="report__before">{stage ? PROJECT_STAGES.names[stage] : '段階なし'}</span>
              )}
            </>
          ),
          { heading: true },
        ),
        ...[...COUNT_FIELDS, ...MINUTE_FIELDS].map((field) =>
          cellColumn(
            field,
            RESULT_LABELS[field],
            (line: ResultLineDto) => (
              <>
                {line.saved === null ? '未入力' : enteredAmount(line.saved, field)}
                <span class="report__before">{besideCell(line, field).join('　')}</span>
              </>
            ),
            { numeric: true },
          ),
        ),
        cellColumn(
          'basis',
          RESULT_LABELS.basis,
          ({ saved }: ResultLineDto) => (saved ? BASES.names[saved.basis] : '―'),
          { short: true },
        ),
        { key: 'note', label: RESULT_LABELS.note, cell: ({ saved }) => saved?.note ?? '' },
      ]}
      rows={lines}
    />
  );
}
