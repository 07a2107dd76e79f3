import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';

export const BOARD_PACKAGE = join(projectRoot, 'node_modules', '@bull-board', 'ui');

const FILES = join(BOARD_PACKAGE, 'dist');
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

let names: Set<string> | undefined;

/** A file of bull-board's own page, e.g. `static/images/logo.svg`; undefined for any other name. */
export function boardFile(name: string): { type: string; body: Buffer } | undefined {
  names ??= new Set(readdirSync(join(FILES, 'static'), { recursive: true, encoding: 'utf8' }).map(slashed));
  const type = TYPES[extname(name)];
  if (type === undefined || !names.has(name)) return undefined;
  return { type, body: readFileSync(join(FILES, name)) };
}

/** The styles and scripts its page begins with. Their names change with every version; its own template knows them. */
export function boardParts(): { styles: string[]; scripts: string[] } {
  const template = readFileSync(join(FILES, 'index.ejs'), 'utf8');
  const found = (attribute: string, ending: string) =>
    [...template.matchAll(new RegExp(`${attribute}="(static/[^"]+\\.${ending})"`, 'g'))].map(
      ([, name]) => name!,
    );
  return { styles: found('href', 'css'), scripts: found('src', 'js') };
}

function slashed(name: string): string {
  return `static/${name.replaceAll('\\', '/')}`;
}
