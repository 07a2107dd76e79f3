/** Every kind of owed work and the queue its nudges go through. Handlers are bound in `worker/`, one to a kind. */
export const QUEUE_OF_KIND = {
  provisional: 'figures',
  final: 'months',
  import: 'imports',
  notice: 'mails',
  mail: 'mails',
} as const;

export type OwedKind = keyof typeof QUEUE_OF_KIND;
export type QueueName = (typeof QUEUE_OF_KIND)[OwedKind] | 'files';

/** Ids only: what the work is about is read from the database when it runs. */
export interface Nudge {
  municipality: string;
  kind: OwedKind;
  key: string;
}
