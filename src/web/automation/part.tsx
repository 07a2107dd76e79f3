import { type ComponentChildren } from 'preact';

interface Props {
  id: string;
  title: string;
  /** Where it can be changed; null where the reader may not. */
  href?: string | null;
  action?: string;
  children: ComponentChildren;
}

/** A part of a project's page under its heading. */
export function Part({ id, title, href = null, action, children }: Props) {
  return (
    <section class="stack automation-part" id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{title}</h2>
      {href === null ? null : (
        <p class="links">
          <a href={href}>{action}</a>
        </p>
      )}
      {children}
    </section>
  );
}
