import { BASES } from '../../automation/automation-words.js';
import {
  type EstimateAfterProductionDto,
  type EstimateChangeDto,
  type EstimateMovedDto,
} from '../../automation/portfolio/project-effect.dto.js';
import { tokyoDate } from '../../kernel/clock.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { DataTable } from '../components/data-table.js';
import { hoursLabel } from './amount-words.js';

/** 本番後の見込の変更, newest first; nothing where there is none. */
export function EstimateChanges({ changes }: Pick<EstimateAfterProductionDto, 'changes'>) {
  if (changes.length === 0) return null;
  return (
    <DataTable
      id="estimate-changes"
      caption={`本番後の見込の変更（${changes.length}回、新しい順）`}
      columns={[
        { key: 'at', label: '変更した日', heading: true, cell: ({ at }) => dayLabel(tokyoDate(at)) },
        { key: 'kind', label: '変更', cell: changeInWords },
        { key: 'from', label: '変更前の見込（1年）', numeric: true, cell: ({ from }) => hoursLabel(from) },
        { key: 'to', label: '変更後の見込（1年）', numeric: true, cell: ({ to }) => hoursLabel(to) },
        { key: 'basis', label: '導入前の算出方法', cell: basisInWords },
        { key: 'by', label: '変更した人', cell: ({ by }) => by },
        { key: 'note', label: '備考', cell: ({ note }) => note ?? '（なし）' },
      ]}
      rows={changes}
    />
  );
}

/** That 見込 was lowered or taken back after 本番, in a sentence. */
export function loweredInWords({ from, to }: EstimateMovedDto): string {
  if (to === null) return `見込（年${hoursLabel(from)}）は本番後に取り消されています。`;
  return `見込は本番後に年${hoursLabel(from)}から年${hoursLabel(to)}に下げられています。`;
}

const PARTS = { before: '導入前の時間', estimate: '導入後の見込' };
const KINDS = { registered: '本番後に登録', changed: '変更', cleared: '取消' };

function changeInWords({ kind, parts }: EstimateChangeDto): string {
  return `${parts.map((part) => PARTS[part]).join('、')}を${KINDS[kind]}`;
}

function basisInWords({ basisFrom, basisTo }: EstimateChangeDto): string {
  const [from, to] = [basisFrom, basisTo].map((basis) => (basis ? BASES.names[basis] : '―'));
  return from === to || basisFrom === null ? (to ?? '―') : `${from}から${to}に変更`;
}
