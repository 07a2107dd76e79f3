import { type IsoDate } from '../../kernel/date.js';
import { type AutomationKind, type Difficulty, type Sourcing } from '../automation-words.js';
import { type ProjectStage } from '../stage/project-stages.js';

/** Which projects a list shows: all conditions together; what is left out does not matter. */
export interface ProjectFilter {
  /** Words, each of which must occur in name, code, tool or product. */
  search?: string;
  departmentId?: string;
  divisionId?: string;
  /** Any of these as of `today`. */
  stages?: readonly ProjectStage[];
  kind?: AutomationKind;
  field?: string;
  tool?: string;
  sourcing?: Sourcing;
  difficulty?: Difficulty;
  procedureId?: string;
}

export interface ProjectQuery extends ProjectFilter {
  today: IsoDate;
  /** The code of the last project seen. */
  after?: string;
  limit: number;
}
