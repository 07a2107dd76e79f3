import { type Figure } from '../figure.js';
import { type ItemRow } from '../item-row.js';
import { type Measured } from '../measured-row.repository.js';
import { type ProcedureRow } from '../procedure-row.js';
import { type Snapshot } from '../snapshot.js';

/**
 * One side of a comparison: a revision, its figures (of the whole municipality at least, and of its departments where
 * missing ones are to be named), and every row with what it adds.
 */
export interface ComparedSide {
  snapshot: Snapshot;
  figures: Figure[];
  procedures: Measured<ProcedureRow>[];
  items: Measured<ItemRow>[];
}
