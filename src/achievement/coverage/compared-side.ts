import { type Figure } from '../figures/figure.js';
import { type ItemRow } from '../rows/item-row.js';
import { type WithMeasures } from '../rows/row.repository.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type Snapshot } from '../snapshot/snapshot.js';

/**
 * A revision and its figures: of the whole municipality at least, and of its departments where missing departments are
 * named.
 */
export interface FiguresOfSide {
  snapshot: Snapshot;
  figures: Figure[];
}

/** One side of a comparison: a revision with its figures, and every row with what it adds to each measure. */
export interface ComparedSide extends FiguresOfSide {
  procedures: WithMeasures<ProcedureRow>[];
  items: WithMeasures<ItemRow>[];
}
