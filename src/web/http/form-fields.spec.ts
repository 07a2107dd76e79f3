import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldCount, firstField, formFields, isReadableAddress } from './form-fields.js';

const bytes = (text: string) => Buffer.from(text);

describe('the fields of a form', () => {
  it('come back as they were sent, those of one name in their order', () => {
    const pairs = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme' })));
    fc.assert(
      fc.property(pairs, (sent) => {
        const read = formFields(new URLSearchParams(sent).toString());
        for (const [name] of sent) {
          const values = sent.filter(([other]) => other === name).map(([, value]) => value);
          expect([read?.[name]].flat()).toEqual(values);
        }
      }),
    );
  });

  it.each(['__proto__', 'constructor', 'toString'])('named %s are fields like others', (name) => {
    expect(formFields('a=1')?.[name]).toBeUndefined();
    expect(formFields(`${name}=x&${name}=y`)?.[name]).toEqual(['x', 'y']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it.each(['a=%ED%A0%80', '%ff=1', 'a=%', 'a=%zz', 'a=1&b=%E3%81'])('are not read from %s', (text) => {
    expect(formFields(text)).toBeUndefined();
  });

  it.each([
    ['', 0],
    ['a', 1],
    ['a=1&b=2', 2],
    ['&&&', 4],
  ])('of “%s” are %d', (text, count) => expect(fieldCount(bytes(text), 100)).toBe(count));

  it('are counted no further than they may be', () => {
    expect(fieldCount(bytes('a&'.repeat(600_000)), 5_000)).toBe(5_001);
  });
});

describe('the first field', () => {
  it.each([
    ['_csrf=ab.cd&x=1', 'ab.cd'],
    ['_csrf=ab.cd', 'ab.cd'],
    ['x=1&_csrf=ab.cd', undefined],
    ['_csrf', undefined],
    ['_csrf=%41', undefined],
    ['', undefined],
  ])('of %s is %s', (text, value) => expect(firstField(bytes(text), '_csrf')).toBe(value));
});

describe('an address', () => {
  it.each([
    ['/a?q=%E4%BD%8F', true],
    ['/a?q=50%', true],
    ['/a?q=%zz', true],
    ['/a/%ED%A0%80', false],
    ['/a?q=%ff', false],
    ['/a?%E4%BD=1', false],
    ['/a?q=%F0%9F%98%80', true],
  ])('%s is readable: %s', (url, readable) => expect(isReadableAddress(url)).toBe(readable));
});
