/** A message that a page shows once after a redirect; `info` where nothing was changed. */
export interface OnceNotice {
  kind: 'success' | 'info';
  text: string;
}

/** As the cookie carries it from the redirect to the page: `info:すでに提出しています。` */
export function writeNotice({ kind, text }: OnceNotice): string {
  return `${kind}:${text}`;
}

/** Null where there is none; a text without a kind counts as a success. */
export function readNotice(cookie: string | undefined): OnceNotice | null {
  if (cookie === undefined) return null;
  const [, kind, text = cookie] = /^(success|info):(.*)$/su.exec(cookie) ?? [];
  return { kind: kind === 'info' ? 'info' : 'success', text };
}
