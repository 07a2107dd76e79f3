import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { declaredWork, queuesOf, raisedBy } from '../platform/owed-work/declared-work.js';
import { projectRoot } from '../platform/project-root.js';
import { modules } from './app.module.js';

const RAISES = /\braise(?:All)?\(\s*\w+,\s*'([a-z-]+)'/g;

/** The kinds that the code of a folder of `src/` raises, by name. */
function raisedIn(folder: string): string[] {
  const files = readdirSync(join(projectRoot, 'src', folder), { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(projectRoot, 'src', folder, file), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(RAISES)].map(([, kind]) => kind!)))].sort();
}

const folderOf = ({ name }: { name: string }) =>
  name
    .replace(/Module$/, '')
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();

describe('the modules of the product', () => {
  it('have one handler for each kind of owed work', () => {
    const kinds = declaredWork(modules).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual([
      'figure-check',
      'final',
      'import',
      'mail',
      'notice',
      'provisional',
      'report',
      'report-file',
      'run-sums',
    ]);
  });

  it('go through the queues whose connections are counted in', () => {
    expect(queuesOf(declaredWork(modules))).toEqual(['figures', 'files', 'imports', 'mails', 'months']);
  });

  it.each(
    modules.filter(({ name }) => name !== 'OwedWorkModule').map((one) => [folderOf(one), one] as const),
  )('%s declares exactly the kinds that its code raises', (folder, module) => {
    expect([...raisedBy(module)].sort()).toEqual(raisedIn(folder));
  });
});
