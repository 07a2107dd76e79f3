import { type CoverageReason, coverageReason } from '../coverage/coverage-change.js';
import { isComparable } from '../coverage/like-for-like.js';
import { type RowWeight } from '../coverage/row-weights.js';
import { type Indicator } from '../indicator/indicator.js';
import { type ProcedureRow } from '../rows/procedure-row.js';

/**
 * All that decides about a procedure on two sides, so that alike ones can be counted together: the lists it is in, its
 * facts, both as bits, and its answer to each question.
 */
export type PairKind = readonly [lists: number, facts: number, ...answers: number[]];

/** What tells why a procedure counts on one side only, of its rows `b` before and `a` after. */
export const FACTS = {
  beforeMissing: { bit: 1, sql: 'b.procedure_id IS NULL' },
  afterMissing: { bit: 2, sql: 'a.procedure_id IS NULL' },
  beforeExempt: { bit: 4, sql: `b.stage = 'exempt'` },
  afterExempt: { bit: 8, sql: `a.stage = 'exempt'` },
  beforeAbolished: { bit: 16, sql: `b.stage = 'abolished'` },
  afterAbolished: { bit: 32, sql: `a.stage = 'abolished'` },
  stageDiffers: { bit: 64, sql: 'b.stage IS DISTINCT FROM a.stage' },
  frequencyDiffers: { bit: 128, sql: 'b.frequency <> a.frequency' },
} as const;

/** By what an indicator tells whether a row has answered. */
export type Question = Pick<Indicator, 'expected' | 'reported' | 'denominator'>;

/** How a row answers a question; `weighs` is unanswered with something in the denominator. */
export const ANSWER = { out: 0, unanswered: 1, weighs: 2, answered: 3 } as const;
/** Beside both answers, where both weigh and weigh the same. */
export const SAME_WEIGHT = 16;

/** The different questions of several indicators. */
export function questionsOf(indicators: readonly Question[]): Question[] {
  return indicators.filter((one, at) => indicators.findIndex((other) => isSame(one, other)) === at);
}

/** What the rules make of procedures of a kind under one of the indicators. */
export function verdictOf(
  kind: PairKind,
  indicators: readonly Question[],
  of: Question,
): 'alike' | 'unanswered alike' | CoverageReason | null {
  const [, , ...answers] = kind;
  const answer = answers[questionsOf(indicators).findIndex((one) => isSame(one, of))] ?? ANSWER.out;
  const [old, now] = rowsOf(kind);
  const was = old && weightOf(answer % 4, 1);
  const is = now && weightOf(Math.trunc(answer / 4) % 4, answer >= SAME_WEIGHT ? 1 : 2);
  if (was && is && isComparable(was, is))
    return was.answerState === 'answered' ? 'alike' : 'unanswered alike';
  return coverageReason({ was, is, old, now });
}

function isSame(one: Question, other: Question): boolean {
  return (
    one.expected === other.expected &&
    one.reported === other.reported &&
    one.denominator === other.denominator
  );
}

/** A row's weight that stands for all of its kind: whether two weigh the same is all that matters. */
function weightOf(answer: number, weight: number): RowWeight {
  const weighs = { name: '', numerator: 0, denominator: answer === ANSWER.unanswered ? 0 : weight };
  if (answer === ANSWER.answered) return { ...weighs, answerState: 'answered' };
  return { ...weighs, answerState: answer === ANSWER.out ? 'out' : 'unanswered' };
}

type DecidingRow = Pick<ProcedureRow, 'stage' | 'frequency'>;

/** Rows that stand for all of a kind on both sides: the reasons look at nothing else. */
function rowsOf([, facts]: PairKind): [DecidingRow | undefined, DecidingRow | undefined] {
  const is = (fact: keyof typeof FACTS) => (facts & FACTS[fact].bit) > 0;
  const outOfScope = (exempt: boolean, abolished: boolean) =>
    exempt ? 'exempt' : abolished ? 'abolished' : null;
  const before = outOfScope(is('beforeExempt'), is('beforeAbolished')) ?? 'partial';
  const after =
    outOfScope(is('afterExempt'), is('afterAbolished')) ?? (is('stageDiffers') ? 'online' : before);
  return [
    is('beforeMissing') ? undefined : { stage: before, frequency: 'monthly' },
    is('afterMissing')
      ? undefined
      : { stage: after, frequency: is('frequencyDiffers') ? 'yearly' : 'monthly' },
  ];
}
