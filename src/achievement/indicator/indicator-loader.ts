import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EntityManager } from 'typeorm';
import { projectRoot } from '../../platform/project-root.js';
import { parseIndicatorFile } from './indicator-file.js';
import { IndicatorRepository } from './indicator.repository.js';

/**
 * Loads the indicators of `config/indicators.json` into the national table, with the schema owner's connection.
 * Loading the same file twice changes nothing. Returns whether anything is new. @throws InvalidIndicatorFile
 */
export async function loadIndicators(
  owner: EntityManager,
  file = join(projectRoot, 'config', 'indicators.json'),
): Promise<boolean> {
  const indicators = parseIndicatorFile(await readFile(file, 'utf8'));
  return new IndicatorRepository().save(owner, indicators);
}
