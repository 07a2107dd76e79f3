import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';
import { HELP_PAGES } from './help-pages.js';
import { drawMarkdown, type Drawn } from './markdown.js';

const DOCS = join(projectRoot, 'docs');
const PICTURES = join(DOCS, 'images');

const drawn = new Map<string, Drawn>();
let pictures: ReadonlySet<string> | undefined;

/** A page of the help, drawn on first use; undefined where there is none of that name. */
export function helpDocument(name: string): Drawn | undefined {
  if (!isHelpPage(name)) return undefined;
  const known =
    drawn.get(name) ?? drawMarkdown(readFileSync(join(DOCS, `${name}.md`), 'utf8'), { link, picture });
  drawn.set(name, known);
  return known;
}

/** A picture of the help; undefined where there is none of that name. Only listed files are ever read. */
export function helpPicture(name: string): Buffer | undefined {
  pictures ??= new Set(
    existsSync(PICTURES) ? readdirSync(PICTURES).filter((one) => one.endsWith('.png')) : [],
  );
  return pictures.has(name) ? readFileSync(join(PICTURES, name)) : undefined;
}

const isHelpPage = (name: string) => HELP_PAGES.some((page) => page.name === name);

function link(href: string): string | null {
  if (href.startsWith('#')) return href;
  const [, name = '', anchor = ''] = /^([\w-]+)\.md(#.*)?$/.exec(href) ?? [];
  return isHelpPage(name) ? `/help/${name}${anchor}` : null;
}

function picture(href: string): string | null {
  const [, name] = /^images\/([\w-]+\.png)$/.exec(href) ?? [];
  return name === undefined ? null : `/help/images/${name}`;
}
