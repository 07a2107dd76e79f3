import { type ComponentChildren } from 'preact';
import { TermLabel } from './term.js';

/** One term and what it says, in a list of facts. */
function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>
        <TermLabel label={term} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

export type TermFact = readonly [term: string, fact: ComponentChildren];

/** A list of facts, each a term and what it says. */
export function Facts({ facts, class: look = 'facts' }: { facts: readonly TermFact[]; class?: string }) {
  return (
    <dl class={look}>
      {facts.map(([term, children]) => (
        <Fact term={term}>{children}</Fact>
      ))}
    </dl>
  );
}
