import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';
import { BulletList } from '../components/bullet-list.js';
import { Notice } from '../components/notice.js';
import { CELL_LABELS, shortened } from './entry-cells.js';
import { type EntryView } from './entry-view.js';
import { fieldName } from './posted-rows.js';

interface Props {
  rows: readonly StatusRowDto[];
  troubles: EntryView['troubles'];
}

/** How many rows are named; the rest shows under 注意だけ. */
const SHOWN = 10;

/** The rows that could not be saved, each with all that is wrong with it, leading to the cells. */
export function EntryTroubles({ rows, troubles }: Props) {
  const wrong = rows.filter(({ procedureId }) => troubles.has(procedureId));
  return (
    <Notice kind="error" title={`${troubles.size}件の手続を保存できませんでした。`} first>
      <p>入力した内容は残っています。直してから、もう一度保存してください。報告は、まだ提出していません。</p>
      <BulletList
        items={wrong.slice(0, SHOWN).map((row) => (
          <RowTroubles row={row} troubles={troubles} />
        ))}
      />
      {wrong.length > SHOWN ? (
        <p>{`ほか${wrong.length - SHOWN}件は、「注意だけ」で確かめられます。`}</p>
      ) : null}
    </Notice>
  );
}

function RowTroubles({ row, troubles }: { row: StatusRowDto; troubles: EntryView['troubles'] }) {
  const faults = troubles.get(row.procedureId)?.faults ?? [];
  if (faults.length === 0) {
    return <a href={`#row-${row.procedureId}`}>{`${row.name}：別の人が先に保存しています。`}</a>;
  }
  return (
    <>
      {`${row.name}：`}
      {faults.map(({ field, message }) => (
        <span class="entry__trouble">
          <a href={`#${fieldName(field, row.procedureId)}`}>{CELL_LABELS[field]}</a>
          {` ${shortened(message, row.name)}`}
        </span>
      ))}
    </>
  );
}
