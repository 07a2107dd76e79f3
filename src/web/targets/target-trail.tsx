import { type AuditEventDto } from '../../access/audit/audit.dto.js';
import { actionName, fieldChanges } from '../administration/audit-words.js';
import { BulletList } from '../components/bullet-list.js';
import { DataTable } from '../components/data-table.js';
import { instantLabel } from '../components/instant-label.js';

/** Who did what to a target when, newest first. */
export function TargetTrail({ changes }: { changes: readonly AuditEventDto[] }) {
  return (
    <DataTable
      id="trail"
      caption="変更履歴（新しいものから）"
      columns={[
        { key: 'at', label: '日時', short: true, cell: ({ at }) => instantLabel(at) },
        { key: 'who', label: '変更した人', cell: ({ actorLabel }) => actorLabel },
        { key: 'action', label: '操作', heading: true, cell: ({ action }) => actionName(action) },
        { key: 'fields', label: '変更の内容', cell: (event) => <Fields {...event} /> },
      ]}
      rows={changes}
      empty="変更の記録はありません。"
    />
  );
}

function Fields({ before, after }: AuditEventDto) {
  const changes = fieldChanges(before, after, () => undefined);
  return <BulletList items={changes.map((one) => `${one.field}: ${one.before} → ${one.after}`)} />;
}
