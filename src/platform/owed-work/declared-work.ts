import { SetMetadata, type Type } from '@nestjs/common';
import { type OwedHandler } from './handler.js';
import { type OwedKind } from './owed-kind.js';

/** For a kind whose handler does not say how many. */
export const DEFAULT_MOST_STARTS = 5;

/** What a handler says of the kind of work it does. */
export interface WorkDeclaration {
  kind: OwedKind;
  /** The queue through which its nudges go. A queue exists because a handler names it. */
  queue: string;
  /**
   * After how many starts without an end the work is set aside. Work that stands on our own rows alone gets more
   * chances than what comes from outside or is costly to draw.
   */
  mostStarts?: number;
  /** Whether stored results are right only after this work: commands do it before they read. */
  beforeReading?: boolean;
}

/** A kind of work with the class that does it. */
export interface DeclaredHandler extends WorkDeclaration {
  handler: Type<OwedHandler<unknown>>;
}

const HANDLES = 'owed-work:handles';
const RAISES = 'owed-work:raises';

/** Declares a class the handler of a kind of owed work. */
export const HandlesWork = (declaration: WorkDeclaration): ClassDecorator =>
  SetMetadata(HANDLES, declaration);

/** Declares which kinds of owed work a Nest module asks for: each must have a handler when the process starts. */
export const RaisesWork = (...kinds: OwedKind[]): ClassDecorator => SetMetadata(RAISES, kinds);

/**
 * Finds the handlers among the providers of these Nest modules and of those they import.
 * @throws Error where a kind has two handlers, or is raised by a module and has none
 */
export function declaredWork(roots: readonly Type[]): DeclaredHandler[] {
  const modules = [...new Set(roots.flatMap(withImports))];
  const found = new Map<string, DeclaredHandler>();
  for (const handler of new Set(modules.flatMap((module) => typesIn(module, 'providers')))) {
    const declaration = Reflect.getMetadata(HANDLES, handler) as WorkDeclaration | undefined;
    if (!declaration) continue;
    const { kind } = declaration;
    const other = found.get(kind)?.handler;
    if (other)
      throw new Error(`owed work of kind ${kind} has two handlers: ${other.name} and ${handler.name}`);
    found.set(kind, { ...declaration, handler: handler as Type<OwedHandler<unknown>> });
  }
  for (const module of modules) {
    const missing = raisedBy(module).find((kind) => !found.has(kind));
    if (missing) throw new Error(`owed work of kind ${missing}, raised by ${module.name}, has no handler`);
  }
  return [...found.values()];
}

/** The kinds that a module says it raises. */
export function raisedBy(module: Type): OwedKind[] {
  return (Reflect.getMetadata(RAISES, module) ?? []) as OwedKind[];
}

/** The queues that kinds of work go through, each once, by name. */
export function queuesOf(work: readonly WorkDeclaration[]): string[] {
  return [...new Set(work.map(({ queue }) => queue))].sort();
}

function withImports(module: Type): Type[] {
  return [module, ...typesIn(module, 'imports').flatMap(withImports)];
}

function typesIn(module: Type, list: 'imports' | 'providers'): Type[] {
  const entries = (Reflect.getMetadata(list, module) ?? []) as unknown[];
  return entries.filter((entry): entry is Type => typeof entry === 'function');
}
