import { describe, expect, it } from '@jest/globals';
import { IsInt, IsNotEmpty, Max } from 'class-validator';
import { h } from 'preact';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { conflict, invalid, notFound, Problem } from '../../platform/problem.js';
import { type FormBody } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { FormConflict, submitForm } from './submit-form.js';
import { FormDescription } from './form-description.js';
import { type FormState } from './form-state.js';
import { line, wholeNumber } from './single-field.js';

class MeetingRoom {
  @IsNotEmpty({ message: '名称を入力してください。' })
  name!: string;

  @IsInt({ message: '整数で入力してください。' })
  @Max(99, { message: '99までです。' })
  seats!: number;
}

const FORM = new FormDescription({
  name: line('名称', { required: true }),
  seats: wholeNumber('席数', { required: true }),
});

const POSTED = { name: '会議室', seats: '１２', version: '3' };

/** The answer to a form whose action ends so, and the form as it is shown again. */
async function answer({
  posted = POSTED,
  outcome = () => undefined,
  ...more
}: {
  posted?: FormBody;
  outcome?: () => unknown;
  current?: () => Promise<object>;
  instead?: (refusal: Problem) => SeeOther | null;
}) {
  const acted: unknown[] = [];
  const shown: FormState[] = [];
  const result = await submitForm({
    form: FORM,
    posted,
    dto: MeetingRoom,
    act: (input, { version }) => {
      acted.push({ ...input, version });
      return Promise.resolve(outcome());
    },
    done: () => new SeeOther('/rooms', '保存しました。'),
    again: (state) => {
      shown.push(state);
      return new Screen('会議室', h('p', {}), state);
    },
    refusals: { 'name-taken': 'name' },
    ...more,
  });
  return { result, acted, state: shown[0] };
}

const throwing = (error: unknown) => () => {
  throw error;
};

describe('a posted form', () => {
  it('is checked, acted on with the version it was drawn from, and sends the browser on', async () => {
    const { result, acted } = await answer({});
    expect(acted).toEqual([{ name: '会議室', seats: 12, version: 3 }]);
    expect(result).toEqual(new SeeOther('/rooms', '保存しました。'));
  });

  it.each([
    [
      'one fault a field, the most basic',
      { ...POSTED, seats: '百' },
      [['seats', '整数で入力してください。']],
    ],
    [
      'every fault at once',
      { name: '', seats: '100' },
      [
        ['name', '名称を入力してください。'],
        ['seats', '99までです。'],
      ],
    ],
  ])('comes again with %s, and with everything typed', async (_, posted, faults) => {
    const { result, acted, state } = await answer({ posted });
    expect(acted).toEqual([]);
    expect(result).toMatchObject({ status: 422 });
    expect(state?.faults.map(({ where, message }) => [where, message])).toEqual(faults);
    expect(state?.body).toBe(posted);
  });

  it.each([
    [
      'faults of the service',
      invalid([{ where: 'seats', message: '埋まっています。' }]),
      'seats',
      '埋まっています。',
    ],
    ['a refusal without a field', new Problem(422, 'full', '満室です。'), '', '満室です。'],
    ['a text that cannot be read', new InvalidInput('実在しない日です。', 'x'), '', '実在しない日です。'],
    [
      'a refusal that is about a field',
      new Problem(409, 'name-taken', '使われています。'),
      'name',
      '使われています。',
    ],
  ])('comes again for %s', async (_, error, where, message) => {
    const { state } = await answer({ outcome: throwing(error) });
    expect(state?.faults).toEqual([{ where, message }]);
    expect(state?.hidden).toEqual({ version: 3 });
  });

  it.each([
    ['what is not there', notFound('会議室')],
    ['a conflict without the present row', conflict('会議室', {}, {})],
    ['what nobody expected', new TypeError('x')],
  ])('leaves %s to the page of errors', async (_, error) => {
    await expect(answer({ outcome: throwing(error) })).rejects.toBe(error);
  });

  it('goes elsewhere where there is nothing left to do', async () => {
    const { result } = await answer({
      outcome: throwing(new Problem(409, 'closed', '閉鎖中です。')),
      instead: ({ code }) => (code === 'closed' ? new SeeOther('/') : null),
    });
    expect(result).toEqual(new SeeOther('/'));
  });
});

describe('a form whose subject somebody else has changed', () => {
  const conflicting = (row: object) =>
    answer({ outcome: throwing(conflict('会議室', {}, {})), current: () => Promise.resolve(row) });

  it('shows both versions in its own labels, with the version to save over', async () => {
    const refusal: unknown = await conflicting({ name: '大会議室', seats: 12, version: 4 }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(FormConflict);
    expect(refusal).toMatchObject({
      status: 409,
      fields: [
        { label: '名称', yours: '会議室', current: '大会議室' },
        { label: '席数', yours: '12', current: '12' },
      ],
      particulars: { extensions: { current: { version: 4 } } },
    });
  });

  it('is done where it is so already: a button pressed twice finds its own change', async () => {
    const { result } = await conflicting({ name: '会議室', seats: 12, version: 4 });
    expect(result).toEqual(new SeeOther('/rooms', '保存しました。'));
  });
});
