import { type TenantContext } from '../platform/database/context.js';
import { type TokenScope } from './token/token-scope.js';

export const ROLES = ['operator', 'dx-office', 'department', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Record<Role, string> = {
  operator: '運用者',
  'dx-office': 'DX推進課',
  department: '所管課',
  viewer: '閲覧者',
};

/** The origin of an action. */
export const SOURCES = ['api', 'page', 'command', 'job'] as const;
type Source = (typeof SOURCES)[number];

/** Who acts. */
export interface Actor {
  /** Stable id of the token or user; `system` for jobs. */
  readonly id: string;
  /** What the audit trail shows, in Japanese. */
  readonly label: string;
  readonly role: Role;
  /** The one department a `department` actor is bound to; null for the others. */
  readonly departmentId: string | null;
  /** May give the section head's check (課長確認). */
  readonly sectionHead: boolean;
}

/** Somebody of the municipality as a whole, bound to no department. */
export function actorOfAll(id: string, label: string, role: Role): Actor {
  return { id, label, role, departmentId: null, sectionHead: false };
}

/** What an actor is, of whatever else is known of somebody. */
export function actorIn({ id, label, role, departmentId, sectionHead }: Actor): Actor {
  return { id, label, role, departmentId, sectionHead };
}

/** Where a request came from: the client's address and what it calls itself. */
export interface Origin {
  readonly address: string;
  readonly agent: string;
}

/** The first argument of every service method: whose data, who acts, from where. */
export interface Context extends TenantContext {
  readonly actor: Actor;
  readonly source: Source;
  readonly requestId?: string;
  /** Omitted for commands and jobs. */
  readonly origin?: Origin;
  /** What a token may be used for; omitted for people, commands and jobs, whose role alone decides. */
  readonly scopes?: readonly TokenScope[];
}
