// Lets Node.js load TypeScript: `./x.js` means the `x.ts` or `x.tsx` beside it, compiled as the build does and kept
// from one run to the next.
import { transform } from '@swc/core';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledFile, root } from './compiled-file.cjs';

const globals = new URL('jest-globals.mjs', import.meta.url).href;

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: globals, shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && /\.tsx?(\?|$)/.test(context.parentURL ?? '')) {
    for (const ending of ['.ts', '.tsx']) {
      const url = new URL(specifier.replace(/\.js$/, ending), context.parentURL);
      if (existsSync(url)) return { url: url.href, format: 'module', shortCircuit: true };
    }
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!/^file:.*\.tsx?(\?|$)/.test(url)) return next(url, context);
  return {
    format: 'module',
    source: await compiled(fileURLToPath(url.replace(/\?.*/, ''))),
    shortCircuit: true,
  };
}

async function compiled(file) {
  const source = await readFile(file, 'utf8');
  const kept = compiledFile(file, source);
  try {
    return await readFile(kept, 'utf8');
  } catch {
    const parser = { syntax: 'typescript', decorators: true, tsx: file.endsWith('x') };
    const { code, map } = await transform(source, {
      cwd: root,
      filename: file,
      jsc: { parser },
      sourceMaps: true,
    });
    await mkdir(dirname(kept), { recursive: true });
    await write(`${kept}.map`, map);
    await write(kept, code);
    return code;
  }
}

/** Two workers may compile the same file: none reads half of it. */
async function write(file, text) {
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
}
