const HERE = 'http://here.invalid';

/** The path (with its query) where it leads to a page of ours; `/` for anything that could lead elsewhere. */
export function localPath(path: string | undefined): string {
  if (!path?.startsWith('/') || /[\\\p{Cc}]/u.test(path) || !URL.canParse(path, HERE)) return '/';
  const { origin, pathname, search } = new URL(path, HERE);
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}
