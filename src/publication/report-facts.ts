import { type MunicipalityDto } from '../access/municipality/municipality.dto.js';
import { type StaleDto } from '../achievement/figures/caveats-answer.dto.js';
import { type Figure } from '../achievement/figures/figure.js';
import { type ItemRow } from '../achievement/rows/item-row.js';
import { type WithMeasures } from '../achievement/rows/row.repository.js';
import { type ProcedureRow } from '../achievement/rows/procedure-row.js';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { type Month } from '../kernel/month.js';
import { type FirstPlan } from '../targets/first-plan.js';
import { type RelatedFacts } from './related-facts.reader.js';

export interface MonthFigures {
  month: Month;
  snapshot: Snapshot;
  figures: Figure[];
}

/** The same with the items that the figures stand on, by number. */
export interface MonthItems extends MonthFigures {
  items: WithMeasures<ItemRow>[];
}

/** The same with the procedures, by code. */
export interface MonthFacts extends MonthItems {
  procedures: WithMeasures<ProcedureRow>[];
}

/** What a report is made from but for the procedures, read on one view of the data. */
export interface ReportFacts {
  municipality: Pick<MunicipalityDto, 'code' | 'name' | 'sample'>;
  edition: { title: string; source: string };
  now: MonthItems;
  /** The month before; null where nothing was known of it. */
  before: MonthItems | null;
  /** The figures of the whole municipality in the months up to this one, oldest first; months without are left out. */
  trend: MonthFigures[];
  related: RelatedFacts;
  /** Whether the figures wait for a computation; null where they hold everything. */
  stale: StaleDto | null;
  /** 「10月分訂正あり」: earlier months that became final after the rows of this one were read. */
  marks?: readonly string[];
}

/** The same with every procedure. */
export interface WholeFacts extends ReportFacts {
  now: MonthFacts;
  before: MonthFacts | null;
  /** By procedure. */
  firstPlans: ReadonlyMap<string, FirstPlan>;
}
