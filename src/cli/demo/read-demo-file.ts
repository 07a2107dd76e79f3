import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';

/** The content of a JSON file in `config/demo/`. */
export async function readDemoFile<Content>(file: string): Promise<Content> {
  return JSON.parse(await readFile(join(projectRoot, 'config', 'demo', file), 'utf8')) as Content;
}
