import { type NamedFieldChangeDto } from '../../catalogue/procedure-history/procedure-history-answer.dto.js';
import { isMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type Page } from '../../platform/keyset.js';
import { sourceName } from '../administration/audit-words.js';
import { type Column, DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';
import { type PageLinks } from '../components/pager.js';
import { type Names } from './catalogue-names.js';
import { TwoCalendars } from '../components/two-calendars.js';
import { valueInWords } from './value-words.js';

interface Props {
  changes: Page<NamedFieldChangeDto>;
  names: Names;
  /** Names of the procedures that others were merged into, by id. */
  procedureName: ReadonlyMap<string, string>;
  pages: PageLinks;
}

/** Who changed which field when, from what to what. */
export function ChangeTrail({ changes, names, procedureName, pages }: Props) {
  const inWords = (field: string, value: unknown) =>
    field === 'mergedInto' && typeof value === 'string'
      ? (procedureName.get(value) ?? '（ほかの課の手続）')
      : valueInWords(field, value, names);
  const columns: readonly Column<NamedFieldChangeDto>[] = [
    { key: 'at', label: '日時', cell: ({ at }) => <TwoCalendars label={instantLabel(at)} /> },
    { key: 'who', label: '変更した人', cell: (change) => whoOf(change) },
    { key: 'field', label: '項目', heading: true, cell: ({ fieldName }) => fieldName },
    { key: 'before', label: '変更前', cell: ({ field, before }) => inWords(field, before) },
    { key: 'after', label: '変更後', cell: ({ field, after }) => inWords(field, after) },
  ];
  return (
    <DataTable
      id="changes-table"
      caption="新しい変更から順に表示"
      columns={columns}
      rows={changes.items}
      empty="変更の記録はまだありません。"
      pages={pages}
    />
  );
}

function whoOf({ who, source, reportMonth }: NamedFieldChangeDto): string {
  const month = reportMonth !== null && isMonth(reportMonth) ? periodLabel(reportMonth) : '';
  return `${who === '' ? '―' : who}（${month}${sourceName(source)}）`;
}
