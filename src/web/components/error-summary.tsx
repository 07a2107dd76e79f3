import { type Fault } from '../../platform/problem.js';
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
      <ul>
        {faults.map(({ where, message }) => (
          <li>{fields.includes(where) ? <a href={`#${where}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </Notice>
  );
}
