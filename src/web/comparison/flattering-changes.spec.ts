import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { ITEMS, TOWN, TRAPS, type Trap } from '../../../test/setup/flattering-traps.js';
import { measuredTown, type TownGiven } from '../../../test/setup/measured-town.js';
import { reportOfTowns } from '../../../test/setup/report-of-towns.js';
import { compare } from '../../achievement/comparison/comparison.js';
import { inFull } from '../../../test/setup/first-rows.js';
import { reportReadyText } from '../../notices/text/mail-texts.js';
import { isMonth, parseMonth } from '../../kernel/month.js';
import { printReport } from '../../publication/pdf/print-report.js';
import { changeSentence } from '../../publication/rate-sentence.js';
import { reportData } from '../../publication/report-data.js';
import { changesFragment } from '../dashboard/changes-section.js';
import { differenceSentence } from './difference-sentence.js';

const input = (period: string, { procedures = TOWN, items: of = ITEMS, ...about }: Partial<TownGiven> = {}) =>
  measuredTown({ period, procedures, items: of, ...about });

/** Every text that says how the indicator changed. */
function textsOf({ indicator, before, after }: Trap): Record<string, string> {
  const [was, is] = [input('2026-09', before), input('2026-10', after)];
  const answer = compare(was, is);
  const difference = answer.indicators.find(({ key }) => key === indicator)!;
  const { name } = difference;
  const lines = render(changesFragment(inFull(answer))).split(/<li>|<\/li>/);
  const texts: Record<string, string> = {
    comparison: differenceSentence(difference),
    ...(difference.numerator === 0 && difference.denominator === 0
      ? {}
      : { dashboard: lines.find((line) => line.startsWith(name)) ?? '' }),
  };
  if (!isMonth(is.snapshot.period) || was.snapshot.period === is.snapshot.period) return texts;
  const report = reportOfTowns(was, is);
  const one = report.indicators.find(({ key }) => key === indicator)!;
  const summary = report.summary.find((sentence) => sentence.startsWith(name));
  const notes = printReport(report)
    .sections.flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'note' && block.text.startsWith(`${name}：`) ? [block.text] : []));
  const row = [...reportData(report).rows].find((cells) => cells[12] === `${indicator}.like-for-like`);
  if (summary !== undefined) texts.summary = summary;
  if (changeSentence(one) !== '') {
    texts.paper = `${name}は${one.percent}%（${one.numerator} / ${one.denominator}）。${notes.join('')}`;
    texts.data = `${name}は${one.percent}%（${one.numerator} / ${one.denominator}）。${String(row?.at(-1))}${one.notCounted?.sentence ?? ''}`;
  }
  return texts;
}

describe('no sentence flatters', () => {
  it('of at least thirty traps', () => {
    expect(TRAPS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(TRAPS.map(({ name }) => name)).size).toBe(TRAPS.length);
  });

  it.each(TRAPS)('where $name', (trap) => {
    const texts = textsOf(trap);
    expect(Object.keys(texts)).toContain('comparison');
    for (const [form, text] of Object.entries(texts)) {
      const first = /(?:差は)([+−±][\d.]+)ポイントです/.exec(text)?.[1] ?? null;
      expect([form, first, text]).toEqual([form, trap.first, expect.stringMatching(trap.says)]);
    }
  });

  it.each(TRAPS.filter(({ mail }) => mail))('nor does the first line of any form where $name', (trap) => {
    const [was, is] = [input('2026-09', trap.before), input('2026-10', trap.after)];
    const report = reportOfTowns(was, is);
    expect(report.summary[0]).toMatch(trap.mail!);
    const { body } = reportReadyText({
      ...{ municipalityName: 'サンプル市', link: '', accountLink: '', month: parseMonth('2026-10') },
      ...{ revision: 1, missing: report.missing?.sentence ?? null },
    });
    expect(body.split('\n')[2]).toMatch(trap.mail!);
    expect(compare(was, is).missing.to?.sentence).toMatch(trap.mail!);
    expect([...reportData(report).rows].some((cells) => cells[12] === 'report.missing')).toBe(true);
  });
});
