import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { projectRoot } from '../../platform/project-root.js';

/** One file the browser may ask for. */
interface Asset {
  type: string;
  body: Buffer;
  /** The same, brotli-compressed; null for what is compressed by itself. */
  brotli: Buffer | null;
}

/** A style that is not for our own pages: bull-board's page takes it beside its own. */
const APART = 'board.css';

const OWN = join(projectRoot, 'src', 'web', 'assets');
const PACKAGES = join(projectRoot, 'node_modules');
const FONT = join(PACKAGES, '@fontsource-variable', 'noto-sans-jp');

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Where each asset comes from: packages of the lock file and our own folder, never another server. */
function sources(): Map<string, () => Buffer> {
  const found = new Map<string, () => Buffer>();
  const own = readdirSync(OWN).sort();
  found.set('app.css', () => Buffer.concat([...tokens(), ...own.filter(isStyle).map(styleOf)]));
  found.set('htmx.js', () => readFileSync(join(PACKAGES, 'htmx.org', 'dist', 'htmx.min.js')));
  found.set('font/font.css', () => readFileSync(join(FONT, 'wght.css')));
  for (const name of readdirSync(join(FONT, 'files'))) {
    if (name.endsWith('wght-normal.woff2'))
      found.set(`font/files/${name}`, () => readFileSync(join(FONT, 'files', name)));
  }
  for (const name of own.filter((one) => !isStyle(one))) found.set(name, () => readFileSync(join(OWN, name)));
  return found;
}

function tokens(): Buffer[] {
  const file = join(PACKAGES, '@digital-go-jp', 'design-tokens', 'dist', 'tokens.css');
  return [
    Buffer.from('@layer tokens, base, layout, components, screens;\n@layer tokens {\n'),
    readFileSync(file),
    Buffer.from('}\n'),
  ];
}

const isStyle = (name: string) => name.endsWith('.css') && name !== APART;
const styleOf = (name: string) => readFileSync(join(OWN, name));

/** Everything the pages load, with one hash over all of it in the address: a new version has new addresses. */
class AssetFiles {
  private readonly from = sources();
  private readonly kept = new Map<string, Asset>();
  readonly hash: string;

  constructor() {
    const digest = createHash('sha256');
    for (const [name, read] of this.from) digest.update(name).update(read());
    this.hash = digest.digest('hex').slice(0, 12);
  }

  /** The asset of this name; undefined where there is none. Only listed assets are ever read. */
  find(name: string): Asset | undefined {
    const cached = this.kept.get(name);
    if (cached) return cached;
    const body = this.from.get(name)?.();
    if (!body) return undefined;
    const extension = extname(name);
    const asset: Asset = {
      type: TYPES[extension] ?? 'application/octet-stream',
      body,
      brotli: extension === '.woff2' ? null : brotliCompressSync(body),
    };
    this.kept.set(name, asset);
    return asset;
  }
}

let files: AssetFiles | undefined;

/** The asset files, loaded on first use: the command line never needs them. */
export function assetFiles(): AssetFiles {
  return (files ??= new AssetFiles());
}

/** The address of an asset, e.g. `assetUrl('app.css')`. @throws Error for an unknown name. */
export function assetUrl(name: string): string {
  if (!assetFiles().find(name)) throw new Error(`no such asset: ${name}`);
  return `/assets/${assetFiles().hash}/${name}`;
}
