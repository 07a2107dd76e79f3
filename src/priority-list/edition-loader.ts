import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type EntityManager } from 'typeorm';
import { projectRoot } from '../platform/project-root.js';
import { type Edition, InvalidEditionFile, parseEditionFile } from './edition-file.js';
import { EditionLoadingRepository } from './edition-loading.repository.js';

/** What loading did with one edition. */
export interface LoadedEdition {
  edition: string;
  title: string;
  items: number;
  outcome: 'loaded' | 'corrected' | 'unchanged';
}

/** Whether the national list is no longer what it was before loading. */
export function listChanged(loaded: readonly LoadedEdition[]): boolean {
  return loaded.some(({ outcome }) => outcome !== 'unchanged');
}

/**
 * Brings editions of the priority list from their files into the national tables, all or none; by default those of
 * `config/priority-list/`. One that is loaded with the same content is left alone, one with another is corrected.
 *
 * @param owner the manager of the owner's connection: the application may only read these tables.
 * @throws Error naming the file, with all that is wrong in it in Japanese.
 */
export async function loadEditions(
  owner: EntityManager,
  files?: readonly string[],
): Promise<LoadedEdition[]> {
  const editions: Edition[] = [];
  for (const file of files ?? (await shippedEditions())) editions.push(await readEdition(file));
  return owner.transaction(async (manager) => {
    const repository = new EditionLoadingRepository(manager);
    const loaded: LoadedEdition[] = [];
    for (const edition of editions) loaded.push(await loadOne(repository, edition));
    return loaded;
  });
}

async function loadOne(repository: EditionLoadingRepository, edition: Edition): Promise<LoadedEdition> {
  const digest = createHash('sha256').update(JSON.stringify(edition)).digest('hex');
  const before = await repository.loadedDigest(edition.edition);
  if (before !== digest) await repository.replace(edition, digest);
  return {
    edition: edition.edition,
    title: edition.title,
    items: edition.items.length,
    outcome: before === undefined ? 'loaded' : before === digest ? 'unchanged' : 'corrected',
  };
}

/** The edition files we ship, oldest first: their names are their dates. */
async function shippedEditions(): Promise<string[]> {
  const folder = join(projectRoot, 'config', 'priority-list');
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

async function readEdition(file: string): Promise<Edition> {
  try {
    return parseEditionFile(await readFile(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof InvalidEditionFile)) throw error;
    throw new Error(`${basename(file)}: ${error.message}`, { cause: error });
  }
}
