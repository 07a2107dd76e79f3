import { type QueueName } from '../queue/nudge.js';

/** Every kind of owed work and the queue its nudges go through. Handlers are bound in `worker/`, one to a kind. */
export const QUEUE_OF_KIND = {
  provisional: 'figures',
  'run-sums': 'figures',
  final: 'months',
  report: 'files',
  'report-file': 'files',
  import: 'imports',
  notice: 'mails',
  mail: 'mails',
} as const satisfies Record<string, QueueName>;

export type OwedKind = keyof typeof QUEUE_OF_KIND;

/**
 * What figures are made by. What is made of them, such as the files of reports, is not among it, nor are files that
 * were sent in: a figure is that of the entries there are.
 */
export const BEFORE_FIGURES: readonly QueueName[] = ['figures', 'months'];

/** Ids only: what the work is about is read from the database when it runs. */
export interface Nudge {
  municipality: string;
  kind: OwedKind;
  key: string;
}
