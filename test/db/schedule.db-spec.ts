import { readFileSync } from 'node:fs';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosingService } from '../../src/closing/closing.service.js';
import { closedBecause, type HolidayCalendar } from '../../src/kernel/business-day.js';
import { addDays, daysBetween, type IsoDate, parseDate } from '../../src/kernel/date.js';
import {
  addMonths,
  type Month,
  monthRange,
  monthStart,
  nextMonth,
  parseMonth,
} from '../../src/kernel/month.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { MonthService } from '../../src/closing/month.service.js';
import { Schedule } from '../../src/worker/schedule.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type MailServer, mailServer, mailSettings } from '../setup/mail-server.js';
import { sendMails } from '../setup/mail-town.js';
import { dxOffice, newMunicipality, openMonth, type Town } from '../setup/town.js';
import { putReport } from './achievement-reports.js';
import { remindedTown, type RemindedDepartment } from './schedule-town.js';

const FIRST = parseMonth('2026-04');
const LAST = addMonths(FIRST, 29);
const MONTHS = monthRange(FIRST, LAST);
const OCCASIONS = ['before', 'due', 'after'] as const;
type Occasion = (typeof OCCASIONS)[number];

const calendar = JSON.parse(
  readFileSync(new URL('../../config/holidays.json', import.meta.url), 'utf8'),
) as HolidayCalendar;
const isOpen = (day: IsoDate) => closedBecause(day, calendar) === null;
/** Days from one to another, both included. */
const days = (from: IsoDate, to: IsoDate) =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, at) => addDays(from, at));

let fresh: FreshDatabase;
let server: MailServer;
let app: INestApplicationContext;
let other: INestApplicationContext;
let time = new Date('2026-04-20T03:00:00Z');
const clock = { now: () => time };
let town: Town;
let departments: RemindedDepartment[];
let onlyLooking: Town;
let byHand: Town;

/** Days on which the worker ran at nine in the morning. */
const worked: IsoDate[] = [];
/** When each department submitted, by month and address. */
const submitted = new Map<string, IsoDate>();
/** Every mail that arrived: `day address subject`. */
const arrived: string[] = [];
/** The day on which each month was first seen open. */
const opened = new Map<Month, IsoDate>();

beforeAll(async () => {
  fresh = await freshDatabase();
  server = await mailServer();
  app = await open();
  other = await open();
  ({ town, departments } = await remindedTown(app, ['市民課', '税務課', '福祉課', '環境課']));
  onlyLooking = await newMunicipality(fresh.database, { opensByItself: true });
  byHand = await newMunicipality(fresh.database);
  await openMonth(fresh.database, byHand, '2026-03');
  await app.get(MonthService).open(dxOffice(town), parseMonth('2026-03'));
  await close(parseMonth('2026-03'));
  await runThirtyMonths();
});
afterAll(async () => {
  await app.close();
  await server.close();
  await fresh.close();
});

async function close(month: Month): Promise<void> {
  await app.get(ClosingService).close(dxOffice(town), month, { acceptSubmitted: true });
  await app.get(OwedWorkRunner).settle(town, ['figures', 'months']);
}

const open = () => testApp(fresh, { clock, mail: mailSettings(server), nudges: [] });

/** Two workers look at the same time. */
async function tick(at: string): Promise<void> {
  time = new Date(`${at}+09:00`);
  await Promise.all([app, other].map((app) => app.get(Schedule).tick()));
}

/** Ends the second worker and starts it anew: it knows nothing but what is in the database. */
async function restart(): Promise<void> {
  await other.close();
  other = await open();
}

/** A small generator, so that every run sees the same thirty months. */
function randoms(): () => number {
  let state = 20_260_501;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/**
 * Thirty months, at each fifth of which one worker is restarted: departments submit early, late or never; the DX office closes on the 22nd; from 2027 on the worker is
 * off on one day in six, for up to three days. After the 24th nothing happens and nobody looks every day.
 */
async function runThirtyMonths(): Promise<void> {
  const random = randoms();
  let offUntil = '';
  for (const [at, month] of MONTHS.entries()) {
    if (at % 5 === 4) await restart();
    const first = monthStart(nextMonth(month));
    const submits = departments.map((_, at) => [3, 9, 11, 14, 99][Math.floor(random() * (5 - (at % 2)))]!);
    for (const day of days(first, addDays(first, 24))) {
      if (day > '2027-02' && day > offUntil && random() < 1 / 6)
        offUntil = addDays(day, Math.floor(random() * 3));
      if (day > offUntil) await workOn(day, month);
      time = new Date(`${day}T12:00:00+09:00`);
      for (const [at, department] of departments.entries())
        if (opened.has(month) && addDays(first, submits[at]!) === day) await submit(department, month, day);
      if (day.endsWith('-22')) await close(month);
      if (day.endsWith('-22')) await receive(day);
    }
  }
}

async function workOn(day: IsoDate, month: Month): Promise<void> {
  if (!opened.has(month)) await tick(`${day}T00:01`);
  const months = await app.get(MonthService).list(dxOffice(town));
  if (months[0]?.month === month && !opened.has(month)) opened.set(month, day);
  await tick(`${day}T09:00`);
  worked.push(day);
  if ((await receive(day)) === 0) return;
  // What went out in the morning does not go out again in the afternoon.
  await tick(`${day}T15:00`);
  await receive(day);
}

/** Returns how many mails arrived. */
async function receive(day: IsoDate): Promise<number> {
  expect(await sendMails(app, town)).toEqual([]);
  const mails = server.received.splice(0);
  for (const { to, mail } of mails) arrived.push(`${day} ${to.join()} ${mail.subject}`);
  return mails.length;
}

async function submit(department: RemindedDepartment, month: Month, day: IsoDate): Promise<void> {
  const row = { procedureId: department.procedureId, stage: 'online', total: 10, online: 5 };
  await putReport(fresh.database, town, department, { month, state: 'submitted', rows: [row] });
  submitted.set(`${month} ${department.address}`, day);
}

/** The days on which a reminder may go out, from the due day and the calendar alone. */
function window(dueOn: IsoDate, occasion: Occasion): IsoDate[] {
  if (occasion === 'due') return [dueOn];
  if (occasion === 'after') {
    const after = days(addDays(dueOn, 1), addDays(dueOn, 20)).find(isOpen)!;
    return days(after, addDays(after, 7)).filter(isOpen);
  }
  const before = days(addDays(dueOn, -20), addDays(dueOn, -1)).filter(isOpen).at(-3)!;
  return days(before, addDays(dueOn, -1)).filter(isOpen);
}

/** Every mail that ought to have arrived. */
async function expected(): Promise<string[]> {
  const mails: string[] = [];
  const months = await app.get(MonthService).list(dxOffice(town));
  for (const { month, dueOn } of months.filter((one) => one.month >= FIRST)) {
    for (const occasion of OCCASIONS) {
      const day = window(parseDate(dueOn), occasion).find(
        (one) => worked.includes(one) && one >= opened.get(month)!,
      );
      if (day === undefined) continue;
      for (const { address } of departments) {
        const on = submitted.get(`${month} ${address}`);
        if (on === undefined || on >= day)
          mails.push(`${day} ${address} ${subjectOf(occasion, month, dueOn)}`);
      }
    }
    for (const { address } of departments) {
      const accepted = `【手続】${label(month)}分の月次報告を受理しました`;
      if (submitted.has(`${month} ${address}`)) mails.push(`${nextMonth(month)}-22 ${address} ${accepted}`);
    }
  }
  return mails.sort();
}

function label(month: Month): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月（令和${year! - 2018}年${number}月）`;
}

function subjectOf(occasion: Occasion, month: Month, dueOn: string): string {
  const [, number, day] = dueOn.split('-').map(Number);
  const due = `${number}月${day}日`;
  const reports = `【手続】${label(month)}分の月次報告`;
  if (occasion === 'before') return `${reports}のお願い（期限 ${due}）`;
  return occasion === 'due'
    ? `${reports}は本日が期限です（${due}）`
    : `${reports}が未提出です（期限 ${due}）`;
}

async function count(of: Town, action: string): Promise<Record<string, number>> {
  const rows = await app
    .get(Database)
    .snapshot(of, (tx) =>
      tx.query<{ month: string; times: number }>(
        `SELECT subject_id AS month, count(*) AS times FROM audit_event WHERE action = $1 GROUP BY 1 ORDER BY 1`,
        [action],
      ),
    );
  return Object.fromEntries(rows.map(({ month, times }) => [month, times]));
}

const onceEach = Object.fromEntries(['2026-03', ...MONTHS].map((month) => [month, 1]));

describe('thirty months with two schedules at once, one of them often restarted, and often off', () => {
  it('open each month once, on the 1st or as soon as somebody looks', async () => {
    expect(await count(town, 'month.open')).toEqual(onceEach);
    for (const month of MONTHS) {
      const first = monthStart(nextMonth(month));
      expect(opened.get(month)).toBe(worked.find((day) => day >= first));
    }
    expect([...opened].filter(([month, day]) => day > monthStart(nextMonth(month))).length).toBeGreaterThan(
      2,
    );
  });

  it('close each month once', async () => {
    expect(await count(town, 'month.close')).toEqual(onceEach);
    expect(await count(town, 'month.closed')).toEqual(onceEach);
  });

  it('remind each department that is missing once on each occasion, never after it submitted, and nobody else', async () => {
    const mails = await expected();
    expect([...arrived].sort()).toEqual(mails);
    expect(mails.length).toBeGreaterThan(200);
    expect(new Set(mails).size).toBe(mails.length);
  });

  it('skip the reminder whose day was missed until the next was due', async () => {
    const rounds = await app
      .get(Database)
      .snapshot(town, (tx) => tx.query<{ occasion: string }>(`SELECT occasion FROM reminder`));
    expect(rounds.length).toBeGreaterThan(60);
    expect(rounds.length).toBeLessThan(90);
  });

  it.each([
    ['2026-04', 'Golden Week', ['2026-05-01', '2026-05-11', '2026-05-12']],
    ['2026-08', 'the holidays of September, past', ['2026-09-07', '2026-09-10', '2026-09-11']],
    ['2026-12', 'New Year and 成人の日', ['2027-01-06', '2027-01-12', '2027-01-13']],
  ])('remind of %s around %s', (month, _, expectedDays) => {
    const subject = `【手続】${label(parseMonth(month))}分の月次報告`;
    const reminders = arrived.filter((line) => line.includes(subject) && !line.includes('受理'));
    const seen = [...new Set(reminders.map((line) => line.slice(0, 10)))];
    expect(expectedDays).toEqual(expect.arrayContaining(seen));
    expect(seen).toContain(expectedDays[0]);
  });

  it('open nothing where no month was ever opened, or where the municipality opens its months by hand', async () => {
    expect(await app.get(MonthService).list(dxOffice(onlyLooking))).toEqual([]);
    const months = await app.get(MonthService).list(dxOffice(byHand));
    expect(months.map(({ month }) => month)).toEqual(['2026-03']);
  });

  it('name the schedule as who opened', async () => {
    const months = await app.get(MonthService).list(dxOffice(town));
    expect(months.map(({ openedBy }) => openedBy)).toEqual([
      ...MONTHS.map(() => 'システム（自動処理）'),
      'DX推進課',
    ]);
  });
});
