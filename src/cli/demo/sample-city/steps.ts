import { InvalidInput } from '../../../kernel/invalid-input.js';

/** From when a step that is there from the beginning holds: long before anything is counted. */
export const FROM_THE_BEGINNING = -1_000;

/** Something that changes as the months go by: `value` holds from the month number `at` of the window on. */
export interface Step<T> {
  readonly at: number;
  readonly value: T;
}

/**
 * Reads `未着手>-1:準備中>4:オンライン申請可`: the first value holds from the beginning, each further one from the
 * month before its colon on. Blank gives no steps. @throws InvalidInput unless the months rise.
 */
export function readSteps<T>(text: string, readValue: (word: string) => T): Step<T>[] {
  if (text === '') return [];
  const steps = text.split('>').map((part, i): Step<T> => {
    if (i === 0) return { at: FROM_THE_BEGINNING, value: readValue(part) };
    const [, at, word] = /^(-?\d+):(.+)$/.exec(part) ?? [];
    if (at === undefined || word === undefined) throw new InvalidInput(`「${part}」は読み取れません。`, text);
    return { at: Number(at), value: readValue(word) };
  });
  if (steps.some((step, i) => i > 0 && step.at <= (steps[i - 1]?.at ?? 0))) {
    throw new InvalidInput(`「${text}」は月の順に並べてください。`, text);
  }
  return steps;
}

/** The step in force in a month; undefined where there is none yet. */
export function stepAt<T>(steps: readonly Step<T>[], at: number): Step<T> | undefined {
  return steps.findLast((step) => step.at <= at);
}
