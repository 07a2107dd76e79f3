import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../../../kernel/invalid-input.js';
import { readSteps, stepAt } from './steps.js';

const word = (text: string): string => text;

describe('what becomes of a procedure', () => {
  it('is read as the first value and what follows from which month on', () => {
    const steps = readSteps('a>-1:b>4:c', word);
    expect([-9, -1, 3, 4, 99].map((at) => stepAt(steps, at)?.value)).toEqual(['a', 'b', 'b', 'c', 'c']);
  });

  it('is nothing where nothing is written', () => expect(stepAt(readSteps('', word), 5)).toBeUndefined());

  it('is refused where a month is missing or the months do not rise', () => {
    expect(() => readSteps('a>b', word)).toThrow(InvalidInput);
    expect(() => readSteps('a>4:b>2:c', word)).toThrow('月の順に並べてください。');
  });
});
