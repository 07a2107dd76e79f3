import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { declaredWork } from './platform/owed-work/declared-work.js';
import { projectRoot } from './platform/project-root.js';
import { modules } from './worker/app.module.js';

const FOLDERS = ['src', 'test', 'migrations', 'config', 'bench', 'docs', '.ci'];

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const filesUnder = (folder: string) =>
  readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(projectRoot.length + 1));

const pages = ['CONTRIBUTING.md', ...filesUnder('docs/development').filter((file) => file.endsWith('.md'))];
const inProject = FOLDERS.flatMap(filesUnder);
const names = new Set([...inProject, ...readdirSync(projectRoot)].map((file) => file.split('/').at(-1)));

/** Placeholders and patterns such as `migrations/NN-name.ts`, `src/**` and `x.service.ts` name no file. */
const isPattern = (name: string) => /\*|\bNN\b|^x[.-]|\/x\./.test(name);
const pathsIn = (text: string) =>
  [...text.matchAll(/(?<![\w./-])(?:src|test|migrations|config|bench|docs|\.ci)\/[\w./*-]*[\w*/]/g)]
    .map(([path]) => path)
    .filter((path) => !isPattern(path));
const bareNamesIn = (text: string) =>
  [...text.matchAll(/(?<![\w./-])\w[\w.-]*\.(?:tsx|ts|mjs|jsonc|json|sh|typ|yml)(?![\w/])/g)]
    .map(([name]) => name)
    .filter((name) => !isPattern(name));

interface Recipe {
  title: string;
  pattern: string;
  listed: string[];
}

function recipes(): Recipe[] {
  const [, ...sections] = read('docs/development/recipes.md').split(/^## /m);
  return sections.map((section) => ({
    title: section.slice(0, section.indexOf('\n')),
    pattern: /Found by `(.+)`\./.exec(section)?.[1] ?? '',
    listed: [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file]) => file ?? '').sort(),
  }));
}

const searched = ['src', 'migrations', 'config', 'docs']
  .flatMap(filesUnder)
  .filter((file) => !/\.spec\.tsx?$|^docs\/(?:development|images)\//.test(file))
  .map((file) => ({ file, text: read(file) }));

describe('the pages for those who develop', () => {
  it.each(pages)('%s names no file and no folder that is gone', (page) => {
    const text = read(page);
    expect(pathsIn(text).filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
    expect(bareNamesIn(text).filter((name) => !names.has(name))).toEqual([]);
  });

  it.each(pages)('%s links to nothing that is gone', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(projectRoot, dirname(page), link)))).toEqual([]);
  });

  it.each(recipes())('list every file that takes part in $title', ({ pattern, listed }) => {
    const found = searched.filter(({ text }) => new RegExp(pattern).test(text)).map(({ file }) => file);
    expect(listed).toEqual(found.sort());
  });

  it('tell of every folder, in the order in which the linter lets them import', () => {
    const [, list = ''] = /const floors = \[(.*?)\]/s.exec(read('eslint.config.mjs')) ?? [];
    const planned = [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '');
    const there = readdirSync(join(projectRoot, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(there.filter((name) => !planned.includes(name))).toEqual([]);
    const documented = [
      ...read('docs/development/architecture.md').matchAll(/^\| `([a-z-]+)` \| [A-Z]/gm),
    ].map(([, name]) => name);
    expect(documented).toEqual(planned.filter((name) => there.includes(name)));
  });

  it('tell of every kind of owed work and its queue', () => {
    const rows = read('docs/development/architecture.md').matchAll(/^\| `([a-z-]+)` \| ([a-z]+) \|/gm);
    const declared = declaredWork(modules).map(({ kind, queue }) => [kind, queue]);
    expect(Object.fromEntries([...rows].map(([, kind, queue]) => [kind, queue]))).toEqual(
      Object.fromEntries(declared),
    );
  });
});
