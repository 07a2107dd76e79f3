/** 未着手・対応中・完了・取りやめ. */
export const ACTION_STATES = ['not-started', 'in-progress', 'done', 'cancelled'] as const;

export type ActionState = (typeof ACTION_STATES)[number];
