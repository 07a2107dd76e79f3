// Makes dist/ answer to the sources: compiles src/ and migrations/, reads from the types what describes the API, and cuts
// the pages' fonts, where any of them is newer than the last build. The new tree is written beside the old one and renamed into place, so that a
// command which starts while another compiles never reads half a file.
import { transformFile } from '@swc/core';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cutFonts } from './cut-fonts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const rules = ['.swcrc', 'src/up-to-date.mjs', 'src/api-metadata.mjs', 'src/cut-fonts.mjs'].map((file) =>
  join(root, file),
);

async function sources(folder, kind = /(?<!\.spec)\.tsx?$/) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && kind.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** What a build was made from: the names and times of its sources. A rename or a deletion changes it too. */
async function fingerprint(files) {
  const times = await Promise.all(
    [...new Set([...files, ...rules])].map(
      async (file) => `${relative(root, file)} ${(await stat(file)).mtimeMs}`,
    ),
  );
  return times.sort().join('\n');
}

/** Reading the types takes seconds: what they said holds as long as the sources that were read for it. */
async function unchangedMetadata() {
  const madeFrom = await readFile(join(dist, '.described'), 'utf8').catch(() => '');
  const read = madeFrom.split('\n').map((line) => join(root, line.slice(0, line.lastIndexOf(' '))));
  const now = await fingerprint([...described, ...read]).catch(() => undefined);
  if (isForced || now !== madeFrom) return undefined;
  return { text: await readFile(join(dist, 'src', 'api-metadata.js'), 'utf8'), madeFrom };
}

async function freshMetadata() {
  const { apiMetadata } = await import('./api-metadata.mjs');
  const { text, sources } = apiMetadata(root, described);
  return { text, madeFrom: await fingerprint(sources) };
}

const files = [...(await sources('src')), ...(await sources('migrations'))];
const shown = [...files, ...(await sources('config', /\.(?:json|csv)$/))];
const described = files.filter((file) => file.endsWith('.dto.ts'));
const isForced = process.argv.includes('--force');
const wanted = await fingerprint(shown);
const built = await readFile(stamp, 'utf8').catch(() => '');

if (built !== wanted || isForced) {
  const fresh = `${dist}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  const fonts = cutFonts(shown, { target: join(fresh, 'fonts'), earlier: join(dist, 'fonts') });
  for (const file of files) {
    const parser = { syntax: 'typescript', decorators: true, tsx: file.endsWith('.tsx') };
    const { code, map } = await transformFile(file, { cwd: root, sourceFileName: file, jsc: { parser } });
    const inside = relative(root, file).replace(/\.tsx?$/, '.js');
    const target = join(fresh, inside);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, `${code}\n//# sourceMappingURL=${inside.split('/').at(-1)}.map\n`);
    await writeFile(`${target}.map`, map ?? '');
  }
  const { text, madeFrom } = (await unchangedMetadata()) ?? (await freshMetadata());
  await writeFile(join(fresh, 'src', 'api-metadata.js'), text);
  await writeFile(join(fresh, '.described'), madeFrom);
  await fonts;
  await writeFile(join(fresh, '.built'), wanted);
  const old = `${dist}.old.${process.pid}`;
  await rename(dist, old).catch(() => {});
  await rename(fresh, dist);
  await rm(old, { recursive: true, force: true });
}
