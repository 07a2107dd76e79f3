/** Where a procedure stands, from nothing to fully online; beside the ladder `exempt` and `abolished`. */
export const STAGE_NAMES = {
  'not-started': '未着手',
  preparing: '準備中',
  partial: '一部オンライン',
  online: 'オンライン申請可',
  'end-to-end': 'オンライン完結',
  exempt: '適用除外',
  abolished: '廃止',
} as const;

export type Stage = keyof typeof STAGE_NAMES;
export const STAGES = Object.keys(STAGE_NAMES) as readonly Stage[];

/** What a screen shows for a missing answer. */
export const STAGE_UNANSWERED = '未回答';

export const EXEMPT_REASONS = ['face-to-face', 'original-check', 'original-handover', 'other'] as const;
export type ExemptReason = (typeof EXEMPT_REASONS)[number];

export const EXEMPT_REASON_NAMES: Record<ExemptReason, string> = {
  'face-to-face': '対面本人確認',
  'original-check': '原本確認',
  'original-handover': '原本交付',
  other: 'その他',
};

/** The stages that count as online: `partial` or better. Unanswered (null) is not online. */
export const ONLINE_STAGES = ['partial', 'online', 'end-to-end'] as const satisfies Stage[];

export function isOnline(stage: Stage | null): boolean {
  return (ONLINE_STAGES as readonly (Stage | null)[]).includes(stage);
}

/** Whether a procedure at this stage counts in rates at all. Unanswered does: it is in scope and not online. */
export function isInScope(stage: Stage | null): boolean {
  return stage !== 'exempt' && stage !== 'abolished';
}

/** Whether going from one stage to the next is a step back on the ladder (off the ladder is not a step back). */
export function goesBackwards(from: Stage | null, to: Stage | null): boolean {
  if (from === null || to === null || !isInScope(from) || !isInScope(to)) return false;
  return STAGES.indexOf(to) < STAGES.indexOf(from);
}

/** The stage meant by a Japanese word for it, e.g. オンライン完結; undefined for any other word. */
export function stageFromName(name: string): Stage | undefined {
  return STAGES.find((stage) => STAGE_NAMES[stage] === name);
}

/** 「適用除外（原本確認）」, 「未回答」. */
export function stageInWords(stage: Stage | null, exemptReason: ExemptReason | null = null): string {
  const name = stage === null ? STAGE_UNANSWERED : STAGE_NAMES[stage];
  return stage !== 'exempt' || exemptReason === null
    ? name
    : `${name}（${EXEMPT_REASON_NAMES[exemptReason]}）`;
}
