import { type ComponentChildren } from 'preact';

type NoticeKind = 'info' | 'success' | 'warning' | 'error';

const WORDS: Record<NoticeKind, string> = { info: '情報', success: '完了', warning: '注意', error: 'エラー' };

const SIGNS: Record<NoticeKind, string> = {
  info: 'M12 7.5v.5m0 3v6',
  success: 'M7 12.5l3.5 3.5L17 9',
  warning: 'M12 7v6.5m0 3v.5',
  error: 'M8.5 8.5l7 7m0-7l-7 7',
};

interface Props {
  kind: NoticeKind;
  title?: string;
  /** Takes the focus when the page opens: what has to be dealt with first. */
  first?: boolean;
  children?: ComponentChildren;
}

/** A highlighted message. Its kind is shown by a sign and a word; colour only helps. */
export function Notice({ kind, title, first = false, children }: Props) {
  const focus = first ? { tabIndex: -1, autofocus: true } : {};
  return (
    <div class={`notice notice--${kind}`} role={kind === 'error' ? 'alert' : 'status'} {...focus}>
      <svg
        class="notice__sign"
        viewBox="0 0 24 24"
        width="24"
        height="24"
        aria-hidden="true"
        focusable="false"
      >
        <circle cx="12" cy="12" r="10" />
        <path d={SIGNS[kind]} />
      </svg>
      <div class="notice__text">
        <p class="notice__title">
          <span class="notice__kind">{WORDS[kind]}</span>
          {title}
        </p>
        {children === undefined ? null : <div>{children}</div>}
      </div>
    </div>
  );
}
