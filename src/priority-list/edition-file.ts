import { isDate, type IsoDate } from '../kernel/date.js';
import { type TagDto } from './priority-list-answer.dto.js';
import { HANDLERS, type Handler, VERIFICATIONS, type Verification } from './edition-words.js';

/** An item of an edition. `key` is the same in every edition that has the item; `number` is not. */
export interface EditionItem {
  readonly number: number;
  readonly key: string;
  readonly group: string;
  readonly groupName: string;
  readonly name: string;
  readonly handler: Handler;
  readonly tags: readonly string[];
  readonly verification: Verification;
}

/** An edition of the national list as its file in `config/priority-list/` says it. */
export interface Edition {
  readonly edition: IsoDate;
  readonly title: string;
  readonly source: string;
  readonly groups: readonly TagDto[];
  readonly tags: readonly TagDto[];
  readonly items: readonly EditionItem[];
}

/** An edition file that cannot be loaded, with every problem found in it as a Japanese sentence. */
export class InvalidEditionFile extends Error {
  override readonly name = 'InvalidEditionFile';

  constructor(readonly problems: readonly string[]) {
    super(`優先手続一覧のファイルに誤りがあります。${problems.join('')}`);
  }
}

/** Reads the text of an edition file. @throws InvalidEditionFile with all problems at once. */
export function parseEditionFile(text: string): Edition {
  const problems: string[] = [];
  const root = asRecord(parseJson(text));
  const edition = textOf(root, 'edition');
  if (!isDate(edition)) problems.push('edition（版）は「2021-12-24」の形の日付が必要です。');
  for (const field of ['title', 'source']) {
    if (textOf(root, field) === '') problems.push(`${field} が空です。`);
  }
  const groups = readNamedKeys(root, 'groups', problems);
  const tags = readNamedKeys(root, 'tags', problems);
  const records = listOf(root, 'items');
  if (records.length === 0) problems.push('items（手続）が1件もありません。');
  const items = records.map((record, i) => readItem(record, `items の${i + 1}件目`, groups, tags, problems));
  for (const field of ['number', 'key', 'name'] as const) {
    problems.push(
      ...repeated(items.map((item) => item[field])).map((v) => `${field}「${v}」が重複しています。`),
    );
  }
  for (const group of groups.filter(({ key }) => !items.some((item) => item.group === key))) {
    problems.push(`グループ「${group.key}」に属する手続がありません。`);
  }
  if (problems.length > 0 || !isDate(edition)) throw new InvalidEditionFile(problems);
  return { edition, title: textOf(root, 'title'), source: textOf(root, 'source'), groups, tags, items };
}

type JsonRecord = Record<string, unknown>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    throw new InvalidEditionFile(['JSONとして読み取れません。']);
  }
}

function readNamedKeys(root: JsonRecord, field: 'groups' | 'tags', problems: string[]): TagDto[] {
  const found = listOf(root, field).map((record) => ({
    key: textOf(record, 'key'),
    name: textOf(record, 'name'),
  }));
  if (found.some(({ key, name }) => !isSlug(key) || name === '')) {
    problems.push(`${field} には key（半角英小文字・数字・ハイフン）と name が必要です。`);
  }
  problems.push(
    ...repeated(found.map(({ key }) => key)).map((key) => `${field} の key「${key}」が重複しています。`),
  );
  return found;
}

function readItem(
  record: JsonRecord,
  where: string,
  groups: readonly TagDto[],
  tags: readonly TagDto[],
  problems: string[],
): EditionItem {
  const number = typeof record.number === 'number' && Number.isSafeInteger(record.number) ? record.number : 0;
  const [key, name, group] = [textOf(record, 'key'), textOf(record, 'name'), textOf(record, 'group')];
  const itemTags = Array.isArray(record.tags) ? record.tags.map(String) : [];
  const handler = HANDLERS.find((known) => known === record.handler);
  const verification = VERIFICATIONS.find((known) => known === record.verification);
  const groupName = groups.find((known) => known.key === group)?.name;
  const refuse = (sentence: string) => problems.push(`${where}：${sentence}`);

  if (number < 1) refuse('number は1以上の整数が必要です。');
  if (!isSlug(key)) refuse(`key「${key}」は半角英小文字・数字・ハイフンで記入してください。`);
  if (name === '') refuse('name（手続名）が空です。');
  if (handler === undefined) refuse(`handler は ${HANDLERS.join('、')} のいずれかで記入してください。`);
  if (verification === undefined)
    refuse(`verification は ${VERIFICATIONS.join('、')} のいずれかで記入してください。`);
  if (groupName === undefined) refuse(`group「${group}」は groups にありません。`);
  for (const tag of itemTags.filter((t) => !tags.some((known) => known.key === t))) {
    refuse(`tags の「${tag}」は先頭の tags にありません。`);
  }
  for (const tag of repeated(itemTags)) refuse(`tags の「${tag}」が重複しています。`);
  return {
    number,
    key,
    group,
    groupName: groupName ?? '',
    name,
    handler: handler ?? 'both',
    tags: itemTags,
    verification: verification ?? 'unverified',
  };
}

function asRecord(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : {};
}

function listOf(record: JsonRecord, field: string): JsonRecord[] {
  const value = record[field];
  return Array.isArray(value) ? value.map(asRecord) : [];
}

function textOf(record: JsonRecord, field: string): string {
  const value = record[field];
  return typeof value === 'string' ? value.trim() : '';
}

function isSlug(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}
