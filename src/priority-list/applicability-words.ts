import { InvalidInput } from '../kernel/invalid-input.js';
import { normalise } from '../kernel/text.js';

/** 該当の有無 as it is stored, with the word for screens, reports and files. */
export const APPLICABILITY_LABELS = {
  handled: '該当',
  'not-handled': '非該当',
  unconfirmed: '未確認',
} as const;

/** Why an item is not handled, as it is stored, with the word for screens, reports and files. */
export const NOT_HANDLED_REASON_LABELS = {
  'no-scheme': '制度なし',
  'prefectural-affair': '都道府県事務',
  'joint-body': '一部事務組合・広域連合',
  'no-facility': '該当施設なし',
  other: 'その他',
} as const;

export type ApplicabilityState = keyof typeof APPLICABILITY_LABELS;
export type NotHandledReason = keyof typeof NOT_HANDLED_REASON_LABELS;

export const APPLICABILITY_STATES = Object.keys(APPLICABILITY_LABELS) as ApplicabilityState[];
export const NOT_HANDLED_REASONS = Object.keys(NOT_HANDLED_REASON_LABELS) as NotHandledReason[];

/** 「非該当（都道府県事務）」, or the state's word alone where there is no reason. */
export function applicabilityLabel(state: ApplicabilityState, reason: NotHandledReason | null): string {
  const word = APPLICABILITY_LABELS[state];
  return reason === null ? word : `${word}（${NOT_HANDLED_REASON_LABELS[reason]}）`;
}

/** Whether an item counts as handled: what nobody has confirmed yet does, and is shown as a gap to settle. */
export function countsAsHandled(state: ApplicabilityState): boolean {
  return state !== 'not-handled';
}

/** Reads 「該当」「非該当」「未確認」. @throws InvalidInput for anything else, blank included. */
export function parseApplicability(text: string): ApplicabilityState {
  const found = APPLICABILITY_STATES.find((state) => APPLICABILITY_LABELS[state] === normalise(text));
  if (found !== undefined) return found;
  throw new InvalidInput(
    `該当の有無「${text}」は、${words(APPLICABILITY_LABELS)}のいずれかで入力してください。`,
    text,
  );
}

/** Reads a reason for 非該当. Blank gives `null`. @throws InvalidInput for a word that is not one of the reasons. */
export function parseNotHandledReason(text: string): NotHandledReason | null {
  const word = normalise(text);
  if (word === '') return null;
  const found = NOT_HANDLED_REASONS.find((reason) => normalise(NOT_HANDLED_REASON_LABELS[reason]) === word);
  if (found !== undefined) return found;
  throw new InvalidInput(
    `非該当の理由「${text}」は、${words(NOT_HANDLED_REASON_LABELS)}のいずれかで入力してください。`,
    text,
  );
}

function words(labels: Record<string, string>): string {
  return Object.values(labels)
    .map((label) => `「${label}」`)
    .join('');
}

/** What is wrong with a reason beside a state, in Japanese: 非該当 needs one, nothing else has one. Null where all is well. */
export function reasonFault(state: ApplicabilityState, reason: NotHandledReason | null): string | null {
  if (state === 'not-handled' && reason === null) return '非該当とする場合は、理由を指定してください。';
  if (state !== 'not-handled' && reason !== null) return '理由は、非該当とする場合にだけ指定してください。';
  return null;
}
