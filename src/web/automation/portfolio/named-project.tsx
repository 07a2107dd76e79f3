import { type NamedProjectDto } from '../../../automation/portfolio/portfolio.dto.js';
import { projectPath } from '../project-words.js';

/** A project in a row's heading; its code tells it from others of the same name. */
export function NamedProject({
  projectId,
  code,
  name,
}: Pick<NamedProjectDto, 'projectId' | 'code' | 'name'>) {
  return (
    <>
      <a class="report__name" href={projectPath(projectId)}>
        {name}
      </a>
      <span class="report__code">{code}</span>
    </>
  );
}
