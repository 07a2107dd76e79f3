import { type IsoDate } from '../../kernel/date.js';
import { WAY, type ProjectStage } from '../stage/project-stages.js';
import { type Dated, plannedOn, reachedOn, stageAt } from '../stage/stage-line.js';

/** How far a programme has come, as plans report it (習志野市: of 121 items 89 were due, 85 begun, 53 achieved). */
export interface Programme {
  /** Without those that became a candidate only later. */
  projects: number;
  /** 対象: planned to have begun by then, or begun unplanned. */
  due: number;
  /** 着手: analysis or a later stage was reached. */
  begun: number;
  /** 達成: production was reached. */
  achieved: number;
}

const BEGUN: readonly ProjectStage[] = WAY.slice(1);

/** The counts of these projects, each by its dated stages, at the end of a day. */
export function programme(projects: readonly (readonly Dated[])[], on: IsoDate): Programme {
  const count = (holds: (lines: readonly Dated[]) => boolean) => projects.filter(holds).length;
  const reached = (lines: readonly Dated[], stages: readonly ProjectStage[]) =>
    reachedOn(lines, stages, on) !== null;
  const planned = (lines: readonly Dated[]) =>
    BEGUN.some((stage) => {
      const day = plannedOn(lines, stage);
      return day !== null && day <= on;
    });
  const isDue = (lines: readonly Dated[]) => planned(lines) || reached(lines, BEGUN);
  const later = (lines: readonly Dated[]) => stageAt(lines) !== null && stageAt(lines, on) === null;
  return {
    projects: count((lines) => isDue(lines) || !later(lines)),
    due: count(isDue),
    begun: count((lines) => reached(lines, BEGUN)),
    achieved: count((lines) => reached(lines, ['production'])),
  };
}
