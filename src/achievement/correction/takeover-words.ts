/** What a takeover is about: a procedure, an item of the list, the list itself, or an earlier month. */
export const TAKEOVER_KINDS = ['procedure', 'item', 'list', 'month'] as const;

export type TakeoverKind = (typeof TAKEOVER_KINDS)[number];

export const TAKEOVER_ASPECTS = [
  'new',
  'gone',
  'name',
  'department',
  'frequency',
  'mapping',
  'channel',
  'stage',
  'yearly-count',
  'applicability',
  'list',
  'edition',
  'item-rule',
  'revision',
] as const;

export type TakeoverAspect = (typeof TAKEOVER_ASPECTS)[number];
