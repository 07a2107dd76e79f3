import { describe, expect, it } from '@jest/globals';
import { indicators, measuredTown, type ProcedureGiven } from '../../../test/setup/measured-town.js';
import { parsePeriod } from '../../kernel/period.js';
import { missingDepartments } from './missing-departments.js';
import { namesInWords, notCountedOf } from './not-counted.js';

const of = (department: string, counted: boolean, count: number): ProcedureGiven[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${department}${at}`, department, counted }));

function notCounted(key: string, procedures: ProcedureGiven[], period = '2026-10', scope = 'municipality') {
  const { figures } = measuredTown({
    period,
    procedures,
    items: procedures.map(({ id, department }) => ({ key: `i${id}`, procedures: [id], department })),
  });
  const figure = figures.find((one) => one.indicator === key && one.scopeKind === scope)!;
  const indicator = indicators.find((one) => one.key === key)!;
  return notCountedOf(indicator, figure, { period: parsePeriod(period), departments: figures });
}

describe('who is not counted in a figure', () => {
  const town = [...of('市民課', true, 4), ...of('税務課', false, 3), ...of('福祉課', false, 9)];

  it('is nobody where everybody has answered', () => {
    expect(notCounted('usage', of('市民課', true, 4))).toBeNull();
  });

  it.each([
    ['usage', '未回答：税務課、福祉課（12手続）を含みません。'],
    [
      'procedures-online',
      '未回答：税務課、福祉課（12手続）は、これまでの段階で数えています（段階のわからないものはオンラインとしません）。',
    ],
    [
      'priority-items',
      '未回答：税務課、福祉課（12項目）は、これまでの段階で数えています（段階のわからないものはオンラインとしません）。',
    ],
    [
      'volume-online',
      '未回答：税務課、福祉課（12手続）は、年間件数か段階がそろわず、わかっている分だけを数えています。',
    ],
  ])('is named by department and counted, with what %s does about it', (key, sentence) => {
    expect(notCounted(key, town)).toEqual({ rows: 12, departments: ['税務課', '福祉課'], sentence });
  });

  it('tells single procedures of other departments apart', () => {
    const rows = [...town, { id: 'x', department: '市民課', counted: false }];
    expect(notCounted('usage', rows)?.sentence).toBe(
      '未回答：税務課、福祉課（12手続）と、ほかの課の1手続を含みません。',
    );
    const one = [...of('市民課', true, 2), { id: 'x', department: '市民課', counted: false }];
    expect(notCounted('usage', one)).toEqual({
      rows: 1,
      departments: [],
      sentence: '未回答：1手続を含みません。',
    });
  });

  it('of a fiscal year says that its months are not whole', () => {
    expect(notCounted('usage', town, 'FY2026')?.sentence).toBe(
      '未回答：税務課、福祉課（12手続）は、件数がそろわず、わかっている分だけを数えています。',
    );
  });

  it('of a part of the municipality is counted without names', () => {
    expect(notCounted('usage', of('税務課', false, 3), '2026-10', 'department')).toMatchObject({
      departments: [],
      sentence: '未回答：3手続。',
    });
  });

  it('names three departments and counts the rest', () => {
    expect(namesInWords(['甲課', '乙課', '丙課'])).toBe('甲課、乙課、丙課');
    expect(namesInWords(['甲課', '乙課', '丙課', '丁課', '戊課', '己課'])).toBe('甲課、乙課、丙課、ほか3課');
  });
});

describe('who is missing from a month', () => {
  const at = (period: string, procedures: ProcedureGiven[]) => {
    const { figures, snapshot } = measuredTown({ period, procedures });
    return { ...snapshot, figures };
  };
  const whole = at('2026-09', [...of('市民課', true, 2), ...of('税務課', true, 3)]);

  it('is nobody where every department has a counted report, or owes none', () => {
    expect(missingDepartments(whole, null)).toBeNull();
    const exempt = { id: 'e', department: '税務課', stage: 'exempt', counted: false } as const;
    expect(missingDepartments(at('2026-10', [...of('市民課', true, 2), exempt]), whole)).toBeNull();
  });

  it('says first who was there before, with the number of procedures', () => {
    const now = at('2026-10', [
      ...of('市民課', true, 2),
      ...of('税務課', false, 3),
      ...of('福祉課', false, 1),
    ]);
    expect(missingDepartments(now, whole)).toEqual({
      before: '2026-09',
      departments: [
        { key: '税務課', name: '税務課', procedures: 3, reportedBefore: true },
        { key: '福祉課', name: '福祉課', procedures: 1, reportedBefore: false },
      ],
      sentence:
        '2026年9月（令和8年9月）分に報告のあった税務課（3手続）の報告が、2026年10月（令和8年10月）分には数えられていません。' +
        'このほか、福祉課（1手続）の報告も数えられていません。' +
        '段階はこれまでのもので、報告のない件数は率に含まれません。',
    });
  });

  it('is told also where there was no month before', () => {
    expect(missingDepartments(at('2026-10', of('税務課', false, 3)), null)?.sentence).toMatch(
      /^税務課（3手続）の報告が、2026年10月（令和8年10月）分には数えられていません。/,
    );
  });
});
