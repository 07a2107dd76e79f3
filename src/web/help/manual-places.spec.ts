import { describe, expect, it } from '@jest/globals';
import { ROLES } from '../../access/context.js';
import { TERMS, type Term, termOfWord } from '../../kernel/terms.js';
import { PAGE_ROUTES } from '../../../test/e2e/page-routes.js';
import { helpDocument, helpPicture } from './help-files.js';
import { HELP_PAGES } from './help-pages.js';
import { manualPlace } from './manual-places.js';

const anchors = new Map(
  HELP_PAGES.map(({ name }) => [name, new Set(helpDocument(name)?.headings.map(({ anchor }) => anchor))]),
);

/** Whether an address leads to a section that is there. */
function leadsSomewhere(address: string): boolean {
  const [, name = '', anchor] = /^\/help\/([\w-]+)(?:#(.+))?$/.exec(address) ?? [];
  return anchor === undefined ? anchors.has(name) : anchors.get(name)?.has(anchor) === true;
}

/** Pages without a manual of their own. */
const WITHOUT =
  /^GET \/(accessibility|api\/docs|assets|health|help|metrics|password|queue\/board|search|sign-in)|^GET \/$|export|\/files/;

describe('the manual of a page', () => {
  const pages = PAGE_ROUTES.filter(({ route }) => route.startsWith('GET ') && !WITHOUT.test(route));

  it.each(ROLES)('is there for every page that a %s sees', (role) => {
    const seen = pages.filter(({ answers }) => answers.own?.[role] === 200);
    const paths = seen.map(({ route }) => route.slice('GET '.length).replace(/:\w+/g, 'x'));
    expect(paths.filter((path) => manualPlace(path, role) === null)).toEqual([]);
    expect(
      paths.flatMap((path) => manualPlace(path, role) ?? []).filter((one) => !leadsSomewhere(one)),
    ).toEqual([]);
  });
});

describe('a page of the help', () => {
  it.each(HELP_PAGES)('$name leads nowhere but where something is', ({ name }) => {
    const { html = '', title } = helpDocument(name) ?? {};
    expect(title).not.toBe('');
    const links = [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href!);
    expect(
      links
        .map((href) => (href.startsWith('#') ? `/help/${name}${href}` : href))
        .filter((one) => !leadsSomewhere(one)),
    ).toEqual([]);
    const pictures = [...html.matchAll(/<img src="\/help\/images\/([^"]+)"/g)].map(([, file]) => file!);
    expect(pictures.filter((file) => !helpPicture(file))).toEqual([]);
  });
});

describe('a term', () => {
  it('leads to a section that is there, and bears a word of its own', () => {
    const terms: readonly Term[] = TERMS;
    expect(
      terms.flatMap(({ more }) => more ?? []).filter((more) => !leadsSomewhere(`/help/${more}`)),
    ).toEqual([]);
    expect(new Set(terms.map(({ word }) => word)).size).toBe(terms.length);
    expect(termOfWord('段階')?.key).toBe('stage');
  });
});
