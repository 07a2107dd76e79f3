import { type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { FORM_USER_FIELD } from '../http/form-user.js';
import { FrameContext } from '../layout/frame.js';

interface Props {
  action: string;
  /** `get` for searches: its fields go into the address, and it changes nothing. */
  method?: 'post' | 'get';
  id?: string;
  class?: string;
  /** For a form that sends a file. */
  enctype?: 'multipart/form-data';
  /** Hidden fields, e.g. `{ version: 3 }`; a list posts its name several times. */
  hidden?: Readonly<Record<string, string | number | readonly string[]>>;
  children: ComponentChildren;
  /** What htmx is to do with it. */
  [htmx: `hx-${string}`]: string;
}

/** A form. One that posts carries the token without which the server refuses it. */
export function Form({ action, method = 'post', hidden = {}, children, ...rest }: Props) {
  const { csrfToken, user } = useContext(FrameContext);
  return (
    <form {...rest} action={action} method={method} noValidate>
      {method === 'post' ? <input type="hidden" name="_csrf" value={csrfToken} /> : null}
      {method === 'post' && user ? <input type="hidden" name={FORM_USER_FIELD} value={user.login} /> : null}
      {Object.entries(hidden).flatMap(([name, values]) =>
        [values].flat().map((value) => <input type="hidden" name={name} value={value} />),
      )}
      {children}
    </form>
  );
}
