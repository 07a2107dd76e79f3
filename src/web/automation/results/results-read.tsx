import { BASES } from '../../../automation/automation-words.js';
import { type ResultLineDto } from '../../../automation/result/result.dto.js';
import { PROJECT_STAGES } from '../../../automation/stage/project-stages.js';
import { DataTable } from '../../components/data-table.js';
import { projectPath } from '../project-words.js';
import { besideCell, enteredAmount, lateRunsText } from './beside-cell.js';
import { AMOUNT_FIELDS, RESULT_LABELS } from './result-cells.js';

/** The results of a month, to be read. */
export function ResultsRead({ lines }: { lines: readonly ResultLineDto[] }) {
  return (
    <DataTable<ResultLineDto>
      id="results"
      caption={`入力された月次実績（${lines.length}件）`}
      columns={[
        {
          key: 'name',
          label: '案件',
          heading: true,
          cell: ({ projectId, code, name, expected, stage, lateRuns }) => (
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
        },
        ...AMOUNT_FIELDS.map((field) => ({
          key: field,
          label: RESULT_LABELS[field],
          numeric: true,
          cell: (line: ResultLineDto) => (
            <>
              {line.saved === null ? '未入力' : enteredAmount(line.saved, field)}
              <span class="report__before">{besideCell(line, field).join('　')}</span>
            </>
          ),
        })),
        {
          key: 'basis',
          label: RESULT_LABELS.basis,
          short: true,
          cell: ({ saved }) => (saved ? BASES.names[saved.basis] : '―'),
        },
        { key: 'note', label: RESULT_LABELS.note, cell: ({ saved }) => saved?.note ?? '' },
      ]}
      rows={lines}
    />
  );
}
