import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';

/** The whole typeface in slices of some hundred characters, of which a browser loads those that a page needs. */
const SLICES = join(projectRoot, 'node_modules', '@fontsource-variable', 'noto-sans-jp');

/** What the build has cut from it: nearly every character of a page, in one file a weight. */
const CUTS = join(projectRoot, 'dist', 'fonts');

const WEIGHTS = [400, 700];

const cutFile = (weight: number) => `noto-sans-jp-${weight}.woff2`;

/** The family that our styles name first; the slices are only for what it lacks. */
const cutFace = (weight: number) => `@font-face {
  font-family: 'Noto Sans JP Cut';
  font-display: swap;
  font-weight: ${weight};
  src: url(./${cutFile(weight)}) format('woff2');
}
`;

/** The fonts that every page needs. */
export const FONTS_OF_PAGES = WEIGHTS.map((weight) => `font/${cutFile(weight)}`);

/** Where each font and the style that names them come from, by the name of the asset. */
export function fontSources(): Map<string, () => Buffer> {
  const found = new Map<string, () => Buffer>();
  found.set('font/font.css', () =>
    Buffer.concat([Buffer.from(WEIGHTS.map(cutFace).join('')), readFileSync(join(SLICES, 'wght.css'))]),
  );
  for (const file of WEIGHTS.map(cutFile)) found.set(`font/${file}`, () => readFileSync(join(CUTS, file)));
  for (const file of readdirSync(join(SLICES, 'files'))) {
    if (file.endsWith('wght-normal.woff2'))
      found.set(`font/files/${file}`, () => readFileSync(join(SLICES, 'files', file)));
  }
  return found;
}
