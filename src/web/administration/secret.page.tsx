import { LinkButton } from '../components/button.js';
import { Notice } from '../components/notice.js';

interface Props {
  title: string;
  about: string;
  name?: string;
  secret: string;
  note?: string;
  back: { href: string; label: string };
}

/** The only time a secret is shown. */
export function secretPage({ title, about, name, secret, note, back }: Props) {
  return (
    <div class="prose">
      <Notice kind="warning" title={title}>
        <p>{about}</p>
      </Notice>
      {name && <p>{name}</p>}
      <p>
        <code class="secret">{secret}</code>
      </p>
      {note && <p>{note}</p>}
      <LinkButton href={back.href}>{back.label}</LinkButton>
    </div>
  );
}
