/**
 * The kinds of owed work by name. A handler adds its own kind here (`declare module`), so that modules below it can
 * raise the work by a name that the compiler knows.
 * @public
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the handlers' modules
export interface OwedKinds {}

export type OwedKind = keyof OwedKinds;
