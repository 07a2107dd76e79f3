import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Encoding } from '../../platform/http/accepted-encoding.js';
import { projectRoot } from '../../platform/project-root.js';
import { fontSources } from './font-sources.js';

/** One file the browser may ask for. */
interface Asset {
  type: string;
  body: Buffer;
  /** The same, compressed; undefined for what is compressed by itself. */
  compressed: Record<Encoding, Buffer> | undefined;
}

/** A style that is not for our own pages: bull-board's page takes it beside its own. */
const APART = 'board.css';

const OWN = join(projectRoot, 'src', 'web', 'assets');
const PACKAGES = join(projectRoot, 'node_modules');

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Where each asset comes from: packages of the lock file and our own folder, never another server. */
function sources(): Map<string, () => Buffer> {
  const found = fontSources();
  const own = readdirSync(OWN).sort();
  found.set('app.css', () => Buffer.concat([...tokens(), ...own.filter(isStyle).map(styleOf)]));
  found.set('htmx.js', () => readFileSync(join(PACKAGES, 'htmx.org', 'dist', 'htmx.min.js')));
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

/** Fonts are large and seldom change: a new version of the rest does not make anybody load them again. */
const groupOf = (name: string) => (name.startsWith('font/') ? 'fonts' : 'others');

/** Everything the pages load, with a hash over its group in the address: a new version has new addresses. */
class AssetFiles {
  private readonly from = sources();
  private readonly kept = new Map<string, Asset>();
  private readonly hashes: Record<ReturnType<typeof groupOf>, string>;

  constructor() {
    const digests = { fonts: createHash('sha256'), others: createHash('sha256') };
    for (const [name, read] of this.from) digests[groupOf(name)].update(name).update(read());
    const hashOf = (group: keyof typeof digests) => digests[group].digest('hex').slice(0, 12);
    this.hashes = { fonts: hashOf('fonts'), others: hashOf('others') };
  }

  /** The part of an asset's address that changes with what it holds. */
  hashOf(name: string): string {
    return this.hashes[groupOf(name)];
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
      compressed: extension === '.woff2' ? undefined : { br: brotliCompressSync(body), gzip: gzipSync(body) },
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
  return `/assets/${assetFiles().hashOf(name)}/${name}`;
}
