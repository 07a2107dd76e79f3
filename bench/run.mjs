// Compiles bench/ into dist/bench/, beside the sources it imports, and runs one of its scripts:
// node bench/run.mjs city-month --runs 20
import '../src/up-to-date.mjs';
import { transformFile } from '@swc/core';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const target = join(root, 'dist', 'bench');
const scripts = [
  'city-month',
  'prefectures',
  'list',
  'import',
  'export',
  'run-logs',
  'report',
  'saves',
  'saves-paced',
  'fair',
  'figures',
  'pages',
];
const script = process.argv[2];

if (!scripts.includes(script)) {
  process.stderr.write(`usage: node bench/run.mjs <${scripts.join('|')}> [options]\n`);
  process.exit(1);
}
await mkdir(target, { recursive: true });
for (const name of (await readdir(here)).filter((file) => file.endsWith('.ts'))) {
  const { code } = await transformFile(join(here, name), { cwd: root, sourceMaps: false });
  await writeFile(join(target, name.replace(/\.ts$/, '.js')), code);
}
await import(join(target, `${script}.js`));
