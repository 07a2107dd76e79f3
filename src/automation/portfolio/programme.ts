import { type IsoDate } from '../../kernel/date.js';
import { type ProjectStage, WAY } from '../stage/project-stages.js';
import { type Dated, plannedOn, reachedOn, stageAt } from '../stage/stage-line.js';
import { type ProgrammeDto } from './figures.dto.js';

const BEGUN: readonly ProjectStage[] = WAY.slice(1);

/** The counts of these projects, each by its dated stages, at the end of a day. */
export function programme(projects: readonly (readonly Dated[])[], on: IsoDate): ProgrammeDto {
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
