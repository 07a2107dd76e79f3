import { type Fault } from '../../platform/problem.js';
import { BulletList } from './bullet-list.js';
import { Notice } from './notice.js';

interface Props {
  faults: readonly Fault[];
  /** Names of the fields on the page: their faults become links to them. */
  fields: readonly string[];
}

/** Everything wrong with a form, above it; nothing where nothing is wrong. */
export function ErrorSummary({ faults, fields }: Props) {
  if (faults.length === 0) return null;
  return (
    <Notice kind="error" title="入力内容を確認してください。" first>
      <BulletList
        items={faults.map(({ where, message }) =>
          fields.includes(where) ? <a href={`#${where}`}>{message}</a> : message,
        )}
      />
    </Notice>
  );
}
