import { type ApplicabilityState, type NotHandledReason } from '../applicability-words.js';

/** What is wrong with a reason beside a state, in Japanese: 非該当 needs one, nothing else has one. Null where all is well. */
export function reasonFault(state: ApplicabilityState, reason: NotHandledReason | null): string | null {
  if (state === 'not-handled' && reason === null) return '非該当とする場合は、理由を指定してください。';
  if (state !== 'not-handled' && reason !== null) return '理由は、非該当とする場合にだけ指定してください。';
  return null;
}
