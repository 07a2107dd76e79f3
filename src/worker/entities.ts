import { type EntityTarget, type ObjectLiteral } from 'typeorm';

/** Every entity of the house; a test holds them against the migrated schema. */
export const entities: EntityTarget<ObjectLiteral>[] = [];
