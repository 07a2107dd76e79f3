import { randomUUID } from 'node:crypto';
import { type Actor, type Context } from '../../src/access/context.js';
import { nextMonth, parseMonth } from '../../src/kernel/month.js';
import { type Stage } from '../../src/kernel/stage.js';
import { procedureSearchKey } from '../../src/catalogue/procedure/procedure-search-key.js';
import { type Database } from '../../src/platform/database/database.js';
import { type Transaction } from '../../src/platform/database/transaction.js';

/** A municipality made for a test. */
export interface Town {
  municipality: string;
}

export interface Department {
  id: string;
  code: string;
  name: string;
}

export interface NewProcedure {
  code?: string;
  name?: string;
  departmentId: string;
  stage?: Stage | null;
  exemptReason?: string | null;
  /** The day from which the stage holds. */
  stageOn?: string;
  frequency?: 'monthly' | 'yearly';
  /** Keys of the list items it maps to; the first to map an item leads it. */
  items?: string[];
  channels?: { kind: string; url?: string | null; from?: string | null; to?: string | null }[];
}

const CHECK_WEIGHTS = [6, 5, 4, 3, 2];
let serial = 0;
const codes = { municipality: 0, prefecture: 0 };

/**
 * A code that no other town in the database of a test has, with its check digit: 13001 and on for municipalities, 48000
 * to 99000 for prefectures. They begin again where they end; other test files have databases of their own.
 */
function newCode(kind: 'municipality' | 'prefecture'): string {
  const nth = codes[kind]++;
  const five =
    kind === 'prefecture'
      ? `${48 + (nth % 52)}000`
      : String(13_001 + (nth % 999) + 1_000 * (Math.floor(nth / 999) % 35));
  const sum = [...five].reduce((total, digit, i) => total + Number(digit) * CHECK_WEIGHTS[i]!, 0);
  return `${five}${(11 - (sum % 11)) % 10}`;
}

function within<T>(database: Database, town: Town, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database.transaction(town, work);
}

/** A municipality that opens its months only on request, so that no worker's calendar interferes with a test. */
export async function newMunicipality(
  database: Database,
  {
    kind = 'municipality',
    itemRule = 'any',
    sectionHeadCheck = false,
    edition = null,
    opensByItself = false,
  }: {
    kind?: 'municipality' | 'prefecture';
    itemRule?: 'any' | 'all';
    sectionHeadCheck?: boolean;
    edition?: string | null;
    opensByItself?: boolean;
  } = {},
): Promise<Town> {
  const town = { municipality: newCode(kind) };
  await within(database, town, (tx) =>
    tx.query(
      `INSERT INTO municipality (municipality_id, name, kind, item_rule, section_head_check, list_edition, opens_by_itself, sample)
       VALUES ($1, $2, $3, $4, $5, $6, $7, true)`,
      [town.municipality, `サンプル市${serial++}`, kind, itemRule, sectionHeadCheck, edition, opensByItself],
    ),
  );
  return town;
}

export async function newDepartment(
  database: Database,
  town: Town,
  {
    name = `サンプル課${serial}`,
    code = `D${String(++serial).padStart(5, '0')}`,
  }: { name?: string; code?: string } = {},
): Promise<Department> {
  const id = randomUUID();
  await within(database, town, (tx) =>
    tx.query(`INSERT INTO department (municipality_id, id, code, name) VALUES ($1, $2, $3, $4)`, [
      town.municipality,
      id,
      code,
      name,
    ]),
  );
  return { id, code, name };
}

/** A procedure with its stage (from 2020-04-01 by default), mappings and channels. Returns its id. */
export async function newProcedure(database: Database, town: Town, given: NewProcedure): Promise<string> {
  const id = randomUUID();
  const { code = `P${String(++serial).padStart(5, '0')}`, departmentId, stage = 'not-started' } = given;
  const name = given.name ?? `サンプル手続${serial}`;
  await within(database, town, async (tx) => {
    await tx.query(
      `INSERT INTO procedure (municipality_id, id, code, name, search_key, department_id, frequency)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        town.municipality,
        id,
        code,
        name,
        procedureSearchKey({ code, name, kana: null }),
        departmentId,
        given.frequency ?? 'monthly',
      ],
    );
    if (stage) await setStage(tx, id, stage, given.stageOn ?? '2020-04-01', given.exemptReason);
    for (const item of given.items ?? []) {
      await tx.query(
        `INSERT INTO item_mapping (municipality_id, item_key, procedure_id, lead_department_id)
         SELECT $1, $2, $3, CASE WHEN EXISTS (SELECT FROM item_mapping
           WHERE municipality_id = $1 AND item_key = $2) THEN NULL ELSE $4::uuid END`,
        [town.municipality, item, id, departmentId],
      );
    }
    for (const channel of given.channels ?? []) {
      await tx.query(
        `INSERT INTO procedure_channel (municipality_id, procedure_id, kind, url, active_from, active_to)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [town.municipality, id, channel.kind, channel.url ?? null, channel.from ?? null, channel.to ?? null],
      );
    }
  });
  return id;
}

/** Adds to a procedure's stage history. */
export async function setStage(
  tx: Transaction,
  procedureId: string,
  stage: Stage,
  on: string,
  exemptReason: string | null = stage === 'exempt' ? 'face-to-face' : null,
): Promise<void> {
  await tx.query(
    `INSERT INTO procedure_stage (municipality_id, procedure_id, effective_on, stage, exempt_reason, source, recorded_by)
     VALUES ($1, $2, $3, $4, $5, 'catalogue', 'test')`,
    [tx.municipality, procedureId, on, stage, exemptReason],
  );
}

/** Opens a month by hand, without asking whether it has ended. */
export async function openMonth(database: Database, town: Town, month: string): Promise<void> {
  const opened = parseMonth(month);
  const dueOn = `${nextMonth(opened)}-10`;
  await within(database, town, async (tx) => {
    await tx.query(
      `INSERT INTO reporting_month (municipality_id, month, state, due_on, opened_at, opened_by)
       VALUES ($1, $2, 'open', $3, now(), 'test') ON CONFLICT DO NOTHING`,
      [town.municipality, opened, dueOn],
    );
    await tx.query(
      `UPDATE municipality SET undated_changes_from = (
         SELECT min((month || '-01')::date) FROM reporting_month
          WHERE municipality_id = $1 AND revision = 1 AND state <> 'closed')
        WHERE municipality_id = $1`,
      [town.municipality],
    );
  });
}

function contextOf(town: Town, actor: Omit<Actor, 'id'>): Context {
  return { municipality: town.municipality, actor: { id: `test-${actor.role}`, ...actor }, source: 'api' };
}

export function dxOffice(town: Town): Context {
  return contextOf(town, { label: 'DX推進課', role: 'dx-office', departmentId: null, sectionHead: false });
}

export function operator(town: Town): Context {
  return contextOf(town, { label: '運用者', role: 'operator', departmentId: null, sectionHead: false });
}

export function viewer(town: Town): Context {
  return contextOf(town, { label: '閲覧者', role: 'viewer', departmentId: null, sectionHead: false });
}

export function departmentUser(town: Town, department: Department, { sectionHead = false } = {}): Context {
  return contextOf(town, {
    label: department.name,
    role: 'department',
    departmentId: department.id,
    sectionHead,
  });
}
