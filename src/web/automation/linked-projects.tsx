import { AUTOMATION_KINDS } from '../../automation/automation-words.js';
import { type ProjectListed } from '../../automation/project/project-filter.js';
import { projectPath, ProjectStageTag } from './project-words.js';

/** The automation projects of a procedure, in short. */
export function LinkedProjects({ projects }: { projects: readonly ProjectListed[] }) {
  if (projects.length === 0) return <p>この手続の自動化案件はありません。</p>;
  return (
    <ul>
      {projects.map(({ id, code, name, kind, stage }) => (
        <li key={id}>
          <a href={projectPath(id)}>{`${code} ${name}`}</a>
          {`（${AUTOMATION_KINDS.names[kind]}） `}
          <ProjectStageTag stage={stage} />
        </li>
      ))}
    </ul>
  );
}
