import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type WordList, wordList } from '../../kernel/word-list.js';
import { projectRoot } from '../../platform/project-root.js';
import { type FieldsOfWorkDto } from './project.dto.js';

let read: { list: FieldsOfWorkDto; words: WordList<string> } | undefined;

/** The areas of `config/automation-fields.json`, read when they are first asked for. */
export function fieldsOfWork(): FieldsOfWorkDto {
  return configured().list;
}

/** The same as a list of words. */
export function fieldWords(): WordList<string> {
  return configured().words;
}

function configured(): { list: FieldsOfWorkDto; words: WordList<string> } {
  if (read) return read;
  const path = join(projectRoot, 'config', 'automation-fields.json');
  const list = JSON.parse(readFileSync(path, 'utf8')) as FieldsOfWorkDto;
  const names = Object.fromEntries(list.fields.map(({ key, name }) => [key, name]));
  return (read = { list, words: wordList('分野', names) });
}
