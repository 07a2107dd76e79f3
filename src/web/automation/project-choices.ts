import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { type Choice } from '../components/form-field.js';

const MOST_FOUND = 20;
/** More projects than any municipality has. */
const ALL = 5_000;

/** Projects that bear a cost, as its form shows them: a department sees its own. */
@Injectable()
export class ProjectChoices {
  constructor(private readonly projects: AutomationProjectService) {}

  /** What the projects one may see are called, by id. */
  async names(context: Context): Promise<Map<string, string>> {
    const { items } = await this.projects.list(context, { limit: ALL });
    return new Map(items.map(({ id, code, name }) => [id, `${code} ${name}`]));
  }

  /** Those that a search finds; null where nothing is searched for. */
  async found(context: Context, search: string): Promise<Choice[] | null> {
    if (search.trim() === '') return null;
    const { items } = await this.projects.list(context, { search, limit: MOST_FOUND });
    return items.map(({ id, code, name, departmentName }) => ({
      value: id,
      label: `${code} ${name}（${departmentName}）`,
    }));
  }
}
