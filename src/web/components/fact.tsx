import { type ComponentChildren } from 'preact';

/** One term and what it says, in a list of facts. */
export function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A list of facts, each a term and what it says. */
export function Facts({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {facts.map(([term, children]) => (
        <Fact term={term}>{children}</Fact>
      ))}
    </dl>
  );
}
