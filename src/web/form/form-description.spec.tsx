import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { render } from 'preact-render-to-string';
import { type FormBody } from '../http/form-body.js';
import { Fields } from './fields-form.js';
import { type Field } from './field.js';
import { FormDescription } from './form-description.js';
import { FormState } from './form-state.js';
import { rows } from './rows-field.js';
import { area, check, day, hidden, line, month, select, trimmedIfAny, wholeNumber } from './single-field.js';
import { ticks } from './ticks-field.js';

const COLOURS = [
  { value: '', label: '（未設定）' },
  { value: 'red', label: '赤' },
];
const DAYS = [
  { value: 'mon', label: '月' },
  { value: 'tue', label: '火' },
];

const only = (field: Field) => new FormDescription({ one: field });

describe('a field', () => {
  it.each<[string, Field, FormBody, unknown, string]>([
    ['a line that must be there', line('名', { required: true }), { one: ' a ' }, ' a ', ' a '],
    ['a line that is blank', line('名'), { one: '  ' }, null, '（なし）'],
    ['a line that was not posted', line('名'), {}, null, '（なし）'],
    ['several lines', area('備考'), { one: 'a\nb' }, 'a\nb', 'a\nb'],
    ['a whole number', wholeNumber('件数'), { one: '１，２３４' }, 1234, '1,234'],
    ['a number with its unit', wholeNumber('手数料', { unit: '円' }), { one: '300円' }, 300, '300'],
    ['no number', wholeNumber('件数'), { one: '多数' }, '多数', '多数'],
    ['a month', month('月'), { one: '2026-10' }, '2026-10', '2026年10月（令和8年10月）'],
    ['what is no month', month('月'), { one: 'いつか' }, 'いつか', 'いつか'],
    ['a day', day('日'), { one: '2026-10-31' }, '2026-10-31', '2026年10月31日（令和8年10月31日）'],
    ['a choice', select('色', COLOURS), { one: 'red' }, 'red', '赤'],
    ['no choice', select('色', COLOURS), { one: '' }, null, '（なし）'],
    ['a choice there is not', select('色', COLOURS), { one: 'blue' }, 'blue', 'blue'],
    ['a box that is ticked', check('可'), { one: 'on' }, true, 'はい'],
    ['a box that is not', check('可'), {}, false, 'いいえ'],
    ['several ticks', ticks('曜日', DAYS, { hint: '' }), { one: ['tue', 'mon'] }, ['tue', 'mon'], '月、火'],
    ['of several with one name', line('名'), { one: ['a', 'b'] }, 'b', 'b'],
  ])('%s is read and put in words', (_, field, body, value, words) => {
    expect(only(field).read(body)).toEqual({ one: value });
    expect(field.inWords(body, 'one')).toBe(words);
  });

  it.each([
    ['what is left out where blank', line('名', { read: trimmedIfAny }), {}],
    ['what the API is not given', hidden({ at: null }), {}],
    ['what lies within another', line('単位', { at: 'manual.unit' }), { manual: { unit: 'x' } }],
  ])('%s', (_, field, input) => {
    const posted: FormBody = Object.keys(input).length === 0 ? {} : { one: 'x' };
    expect(only(field).read(posted)).toEqual(input);
  });

  it('comes back from the row it was saved to', () => {
    const form = new FormDescription({ name: line('名'), count: wholeNumber('数'), open: check('可') });
    const row = fc.record({
      name: fc.option(fc.string({ minLength: 1 }).filter((text) => text.trim() !== '')),
      count: fc.option(fc.nat()),
      open: fc.boolean(),
    });
    fc.assert(fc.property(row, (one) => expect(form.read(form.filledWith(one))).toEqual(one)));
  });
});

const ROWS = rows('年度の値', {
  parts: { year: line('年度', { at: 'fiscalYear' }), value: line('値') },
  input: (part, at) => `value-${at}-${part}`,
  blank: 1,
  most: 4,
  inWords: (words) => `${words('year')}: ${words('value')}`,
  drawRow: ({ at, draw }) => <div>{[draw('year', { label: `${at + 1}の年度` }), draw('value')]}</div>,
  drawAll: (all) => <section>{all}</section>,
});

describe('a field of rows', () => {
  const form = new FormDescription({ values: ROWS });
  const body = {
    ...{ 'value-0-year': '', 'value-0-value': '', 'value-1-year': '2026', 'value-1-value': '5' },
    ...{ 'value-2-year': '', 'value-2-value': '7' },
  };

  it('says the rows that are not blank', () => {
    expect(form.read(body)).toEqual({
      values: [
        { fiscalYear: '2026', value: '5' },
        { fiscalYear: null, value: '7' },
      ],
    });
  });

  it.each([
    ['values.0.fiscalYear', 'value-1-year'],
    ['values[1].value', 'value-2-value'],
    ['values', 'value-0-year'],
    ['value-2-year', 'value-2-year'],
    ['other', 'other'],
  ])('shows a fault of %s at %s', (where, input) => {
    expect(form.atInputs([{ where, message: 'x' }], body)).toEqual([{ where: input, message: 'x' }]);
  });

  it('is read no further than it may be', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`value-${at}-year`, 'x']));
    expect(form.read(many)).toMatchObject({ values: { length: 4 } });
  });

  it('is drawn with its faults at the row, and a blank row after those there are', () => {
    const filled = FormState.of(form, { values: [{ fiscalYear: 2026, value: '5' }] });
    const html = render(
      <Fields state={filled.refused([{ where: 'values.0.value', message: '大きすぎます。' }])} />,
    );
    expect(html).toContain('1の年度');
    expect(html).toContain('id="value-0-value-error">＊大きすぎます。');
    expect(html).toContain('name="value-1-year"');
  });

  it('stands beside another version only where it was there to be filled in', () => {
    expect(form.compare(body, form.filledWith({}))).toEqual([
      { label: '年度の値', yours: '2026: 5、: 7', current: '（なし）' },
    ]);
    expect(form.compare({ version: '1' }, body)).toEqual([]);
  });
});

it('a password is never drawn again', () => {
  const form = new FormDescription({ password: line('パスワード', { type: 'password', required: true }) });
  const html = render(<Fields state={FormState.posted(form, { password: 'secret words' })} />);
  expect(html).toContain('type="password"');
  expect(html).not.toContain('secret words');
});
