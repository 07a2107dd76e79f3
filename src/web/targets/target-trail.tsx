import { type AuditEventDto } from '../../access/audit/audit.dto.js';
import { actionName, fieldChanges } from '../administration/audit-words.js';
import { BulletList } from '../components/bullet-list.js';
import { cellColumn, type Column, column, DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';

const COLUMNS: Column<AuditEventDto>[] = [
  column('at', '日時', ({ at }) => instantLabel(at), { short: true }),
  column('who', '変更した人', ({ actorLabel }) => actorLabel),
  column('action', '操作', ({ action }) => actionName(action), { heading: true }),
  cellColumn('fields', '変更の内容', ({ before, after }) => {
    const changes = fieldChanges(before, after, () => undefined);
    return <BulletList items={changes.map((one) => `${one.field}: ${one.before} → ${one.after}`)} />;
  }),
];

/** Who did what to a target when, newest first. */
export function TargetTrail({ changes: rows }: { changes: readonly AuditEventDto[] }) {
  const [caption, empty] = ['変更履歴（新しいものから）', '変更の記録はありません。'];
  return <DataTable id="trail" {...{ caption, empty, rows }} columns={COLUMNS} />;
}
