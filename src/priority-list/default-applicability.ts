import { type MunicipalityKind } from '../kernel/municipality-code.js';
import { type ApplicabilityState, type NotHandledReason } from './applicability-words.js';
import { type Handler } from './edition-words.js';

/** Applicability before anyone in the municipality has said anything. */
export interface DefaultApplicability {
  readonly state: ApplicabilityState;
  readonly reason: NotHandledReason | null;
  /** What the reason does not say by itself, for the screen. */
  readonly note: string | null;
}

/**
 * What an item's handler says about a municipality: the other kind's affairs are not handled, its own are, and
 * what both kinds handle is unconfirmed until the municipality settles it.
 */
export function defaultApplicability(handler: Handler, kind: MunicipalityKind): DefaultApplicability {
  if (handler === 'both') return { state: 'unconfirmed', reason: null, note: null };
  if (handler === kind) return { state: 'handled', reason: null, note: null };
  return handler === 'prefecture'
    ? { state: 'not-handled', reason: 'prefectural-affair', note: null }
    : { state: 'not-handled', reason: 'other', note: '市区町村の事務' };
}
