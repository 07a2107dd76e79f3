import { type ComponentChildren } from 'preact';

type Kind = 'primary' | 'secondary' | 'danger' | 'quiet';

interface ButtonProps {
  kind?: Kind;
  /** With `value`: identifies which of a form's buttons was pressed. */
  name?: string;
  value?: string;
  /** The form it sends, where it stands outside of it. */
  form?: string;
  formAction?: string;
  children: ComponentChildren;
}

/** Sends its form. One `primary` to a page; `danger` for what cannot be taken back. */
export function Button({ kind = 'primary', children, ...rest }: ButtonProps) {
  return (
    <button {...rest} type="submit" class={`button button--${kind}`}>
      {children}
    </button>
  );
}

type LinkProps = Pick<ButtonProps, 'kind' | 'children'> & { href: string | null };

/** A link that looks like a button: it leads somewhere and changes nothing. Nothing where it leads nowhere. */
export function LinkButton({ href, kind = 'secondary', children }: LinkProps) {
  return href === null ? null : (
    <a href={href} class={`button button--${kind}`}>
      {children}
    </a>
  );
}

/** Buttons beside each other; on a narrow screen below each other. */
export function ButtonRow({ children }: { children: ComponentChildren }) {
  return <div class="button-row">{children}</div>;
}
