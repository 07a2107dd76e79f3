import { type IsoDate } from '../../kernel/date.js';
import { type ProjectStage } from './project-stages.js';
import { type StageLineDto } from './stage.dto.js';

/** What the rules need of a line. */
export type Dated = Pick<StageLineDto, 'seq' | 'stage' | 'planned' | 'stageOn' | 'withdrawnAt'>;

/** Whether a line says where a project stands: it is no plan, and nobody has taken it back. */
export function isActual({ planned, withdrawnAt }: Pick<Dated, 'planned' | 'withdrawnAt'>): boolean {
  return !planned && withdrawnAt === null;
}

/** The line that says where a project stands at the end of a day (left out: whatever the day): the latest, of one day
 * the one written last. Null where nothing is said. */
export function stageAt<Line extends Dated>(lines: readonly Line[], on?: IsoDate): Line | null {
  return (
    lines
      .filter((line) => isActual(line) && (on === undefined || line.stageOn <= on))
      .sort(byDay)
      .at(-1) ?? null
  );
}

/** The stages in which a project stood at some day between two, both included; none before its first. */
export function stagesBetween(lines: readonly Dated[], from: IsoDate, to: IsoDate): ProjectStage[] {
  const changes = lines
    .filter(isActual)
    .map(({ stageOn }) => stageOn)
    .filter((day) => from < day && day <= to);
  return [from, ...changes].flatMap((day) => stageAt(lines, day)?.stage ?? []);
}

/** The day for which a stage is planned: what was planned last holds. Null where nothing is planned. */
export function plannedOn(lines: readonly Dated[], stage: ProjectStage): IsoDate | null {
  const plans = lines.filter((one) => one.planned && one.withdrawnAt === null && one.stage === stage);
  return plans.sort((a, b) => a.seq - b.seq).at(-1)?.stageOn ?? null;
}

/** The first day on which one of these stages was reached, up to a day. Null where none was. */
export function reachedOn(
  lines: readonly Dated[],
  stages: readonly ProjectStage[],
  upTo: IsoDate,
): IsoDate | null {
  const reached = lines.filter(
    (line) => isActual(line) && stages.includes(line.stage) && line.stageOn <= upTo,
  );
  return reached.map(({ stageOn }) => stageOn).sort()[0] ?? null;
}

/** Whether a project is or was in 本番, by what is on record now. */
export function everInProduction(lines: readonly Dated[]): boolean {
  return lines.some((line) => isActual(line) && line.stage === 'production');
}

/** Lines by their project; of a project without lines there is nothing. */
export function byProject<Line extends { projectId: string }>(lines: readonly Line[]): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  for (const line of lines) {
    const known = found.get(line.projectId);
    if (known) known.push(line);
    else found.set(line.projectId, [line]);
  }
  return found;
}

function byDay(a: Dated, b: Dated): number {
  return a.stageOn === b.stageOn ? a.seq - b.seq : a.stageOn < b.stageOn ? -1 : 1;
}
