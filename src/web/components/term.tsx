import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Term, termOfWord } from '../../kernel/terms.js';

/** Gathers the terms that a page asks about; null where there is no page around. */
export const TermsContext = createContext<Set<Term> | null>(null);

const idOf = ({ key }: Term) => `term-${key}`;

/** A label; one that is a term of ours with the 「？」 that opens its meaning, without a script. */
export function TermLabel({ label }: { label: string }) {
  const [terms, term] = [useContext(TermsContext), termOfWord(label)];
  if (terms === null || term === undefined) return <>{label}</>;
  terms.add(term);
  return (
    <>
      {label}
      <button type="button" class="term" popovertarget={idOf(term)} aria-label={`「${label}」とは`} />
    </>
  );
}

/** The meanings of the terms gathered so far: to be drawn after everything that asks about them. */
export function TermMeanings({ terms }: { terms: ReadonlySet<Term> }) {
  return (
    <>
      {[...terms].map((term) => (
        <div id={idOf(term)} popover class="term-meaning">
          <p class="term-meaning__word">{term.word}</p>
          <p>{term.meaning}</p>
          <p>
            <a href={`/help/terms#${term.key}`}>用語の一覧で見る</a>
          </p>
        </div>
      ))}
    </>
  );
}
