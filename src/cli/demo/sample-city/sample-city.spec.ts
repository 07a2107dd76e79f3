import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseMonth, type Month } from '../../../kernel/month.js';
import { percent, quotient } from '../../../kernel/rate.js';
import { isInScope, isOnline } from '../../../kernel/stage.js';
import { parseEditionFile } from '../../../priority-list/edition-file.js';
import { befell, procedureOf, reportsOf } from './incidents.js';
import { monthlyReport } from './monthly-report.js';
import { readSampleCity } from './sample-city.js';
import { stageIn } from './stage-in.js';
import { windowEnding } from './window.js';

const city = await readSampleCity();
const window = windowEnding(parseMonth('2026-10'));
const edition = parseEditionFile(
  readFileSync(new URL(`../../../../config/priority-list/${city.edition}.json`, import.meta.url), 'utf8'),
);
const lastMonth = window.months.at(-1) as Month;
const counted = city.procedures.filter(({ code }) => code !== city.incidents.merged.procedure);
const notHandled = new Set(city.notHandled.map(({ number }) => number));
const itemsOf = (items: string): number[] => (items === '' ? [] : items.split(';').map(Number));

function itemsOnline(month: Month): Set<number> {
  const online = counted.filter((procedure) => isOnline(stageIn(window, procedure, month)));
  return new Set(online.flatMap(({ items }) => itemsOf(items)));
}

describe('the sample city', () => {
  it('has 6 divisions, 12 departments and 150 procedures, each owned by one of them and coded once', () => {
    expect(new Set(city.departments.map(({ division }) => division)).size).toBe(6);
    expect(city.departments).toHaveLength(12);
    expect(city.procedures).toHaveLength(150);
    expect(new Set(city.procedures.map(({ code }) => code)).size).toBe(150);
    expect(new Set(city.procedures.map(({ department }) => department))).toEqual(
      new Set(city.departments.map(({ code }) => code)),
    );
  });

  it('is labelled サンプル wherever a name is shown', () => {
    const names = city.departments.flatMap(({ name, division }) => [name, division]);
    for (const name of [city.name, city.note, ...names]) expect(name).toContain('サンプル');
  });

  it('maps no procedure to an item it does not handle, and leaves three gaps', () => {
    const mapped = new Set(city.procedures.flatMap(({ items }) => itemsOf(items)));
    expect([...mapped].filter((number) => notHandled.has(number))).toEqual([]);
    const gaps = edition.items.filter(({ number }) => !notHandled.has(number) && !mapped.has(number));
    expect(gaps.map(({ key }) => key)).toEqual([
      'child-allowance-donation-change',
      'emergency-home-repair',
      'debris-removal',
    ]);
  });

  it('handles all 26 procedures of child rearing and long-term care', () => {
    const tagged = edition.items.filter(({ tags }) => tags.includes('childcare-care-26'));
    expect(tagged.filter(({ number }) => notHandled.has(number))).toEqual([]);
    expect(tagged).toHaveLength(26);
  });

  it('has a season for each procedure, a reason for each exemption, a channel for each that goes online', () => {
    for (const { season, stages, exemptReason, channel } of city.procedures) {
      expect(city.seasons[season]).toHaveLength(12);
      expect(stages.some(({ value }) => value === 'exempt')).toBe(exemptReason !== null);
      expect(stages.some(({ value }) => isOnline(value))).toBe(channel !== '');
    }
  });

  it('takes more and more online, and never a step back', () => {
    const online = window.months.map((month) => itemsOnline(month).size);
    expect(online).toEqual([...online].sort((a, b) => a - b));
    expect(online.at(0)).toBeLessThan(25);
    expect(online.at(-1)).toBe(35);
  });

  it('ends with figures a city of its size could show', () => {
    const inScope = counted.filter((procedure) => isInScope(stageIn(window, procedure, lastMonth)));
    const online = inScope.filter((procedure) => isOnline(stageIn(window, procedure, lastMonth)));
    expect(online.length / inScope.length).toBeCloseTo(0.46, 1);
    const rows = counted
      .filter(({ yearly }) => !yearly)
      .map((procedure) => monthlyReport(city, window, procedure, lastMonth))
      .map(({ applicationsTotal, applicationsOnline }) => ({
        total: applicationsTotal,
        online: applicationsOnline,
      }));
    expect(Number(percent(quotient(rows).rate))).toBeGreaterThan(33);
    expect(Number(percent(quotient(rows).rate))).toBeLessThan(47);
  });

  it('names only departments and procedures it has in what goes wrong', () => {
    const { incidents } = city;
    const codes = new Set(city.departments.map(({ code }) => code));
    const all = [
      ...incidents.acceptedByTheClose,
      ...incidents.leftInDraft,
      ...incidents.enteredByTheOffice,
      ...incidents.returned,
    ];
    for (const { at, department } of all) {
      expect(codes).toContain(department);
      expect(window.months[at]).toBeDefined();
    }
    for (const { procedures, department } of incidents.returned) {
      for (const code of procedures ?? []) expect(procedureOf(city, code).department).toBe(department);
    }
    expect(procedureOf(city, incidents.merged.into).code).toBe(incidents.merged.into);
    expect(() => procedureOf(city, '999-99')).toThrow(RangeError);
    expect(befell(incidents.leftInDraft, 8, '303')).toBe(true);
    expect(befell(incidents.leftInDraft, 9, '303')).toBe(false);
  });

  it('plans that slip are told in the month they slip, and none is left in the past without a word', () => {
    const slips = window.months.flatMap((_, at) =>
      city.departments.flatMap(({ code }) => reportsOf(city, window, at, code)),
    );
    expect(slips.filter(({ note }) => note?.includes('見直しました')).length).toBeGreaterThan(30);
    const overdue = window.months.flatMap((month) =>
      city.procedures
        .map((procedure) => monthlyReport(city, window, procedure, month))
        .filter(({ stage, plannedMonth }) => plannedMonth && plannedMonth < month && !isOnline(stage)),
    );
    expect(overdue.map(({ code }) => code)).toEqual([]);
  });
});
