import { type ComponentChildren } from 'preact';

interface Props {
  /** The heading is `ID-heading`. */
  id: string;
  title: string;
  /** Further classes. */
  class?: string;
  children: ComponentChildren;
}

/** A part of a page under its heading. */
export function Section({ id, title, class: more, children }: Props) {
  return (
    <section class={more ? `stack ${more}` : 'stack'} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{title}</h2>
      {children}
    </section>
  );
}
