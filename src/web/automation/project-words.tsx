import { PROJECT_STAGES, type ProjectStage } from '../../automation/stage/project-stages.js';

/** The address of a project's page. */
export function projectPath(id: string): string {
  return `/automation/projects/${id}`;
}

/** A project in a row's heading; its code distinguishes it from others of the same name. */
export function ProjectName({ projectId, code, name }: Record<'projectId' | 'code' | 'name', string>) {
  return (
    <>
      <a class="report__name" href={projectPath(projectId)}>
        {name}
      </a>
      <span class="report__code">{code}</span>
    </>
  );
}

const SHAPES: Record<ProjectStage, string> = {
  candidate: 'mark automation__stage--waiting',
  analysis: 'mark automation__stage--waiting',
  development: 'mark',
  trial: 'mark',
  production: 'mark mark--good',
  suspended: 'mark mark--doubt',
  abandoned: 'mark automation__stage--ended',
};

/** A stage as a word in a box; a project whose first stage lies ahead has none yet. */
export function ProjectStageTag({ stage }: { stage: ProjectStage | null }) {
  return stage === null ? (
    <>（段階なし）</>
  ) : (
    <span class={SHAPES[stage]}>{PROJECT_STAGES.names[stage]}</span>
  );
}
