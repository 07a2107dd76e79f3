import { AUTOMATION_KINDS } from '../../automation/automation-words.js';
import { type ProjectListedDto } from '../../automation/project/project.dto.js';
import { projectPath, ProjectStageTag } from './project-words.js';

/** The automation projects of a procedure, in short. */
export function LinkedProjects({ projects }: { projects: readonly ProjectListedDto[] }) {
  if (projects.length === 0) return <p>この手続の自動化案件はありません。</p>;
  return (
    <ul>
      {projects.map(({ id, code, name, kind, stage }) => (
        <li>
          <a href={projectPath(id)}>{`${code} ${name}`}</a>
          {`（${AUTOMATION_KINDS.names[kind]}） `}
          <ProjectStageTag stage={stage} />
        </li>
      ))}
    </ul>
  );
}
