import { type ComponentChildren } from 'preact';
import { Fact } from '../components/fact.js';

/** Terms with what is to be said of each. */
export function Facts({
  rows,
  class: kind = 'facts',
}: {
  rows: readonly (readonly [term: string, text: ComponentChildren])[];
  class?: string;
}) {
  return (
    <dl class={kind}>
      {rows.map(([term, text]) => (
        <Fact term={term}>{text}</Fact>
      ))}
    </dl>
  );
}
