import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { reach } from '../../access/permissions.js';
import { AutomationProjectService } from '../../automation/project/project.service.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { plainCode } from '../../kernel/code.js';
import { compareText } from '../../kernel/text.js';
import { LARGEST_PAGE } from '../../platform/keyset.js';
import { PriorityListService } from '../../priority-list/priority-list.service.js';
import { ACTION_STATE_NAMES } from '../../review/action-status.js';
import { ActionService } from '../../review/action.service.js';
import { OFFICE_NAME } from '../../review/owner.js';
import { projectPath } from '../automation/project-words.js';
import { FOUND_KINDS, type FoundKind, type FoundOfKind, type FoundView } from './found.js';

/** How many of a kind are shown beside the other kinds. */
const FIRST = 10;

/** Asks each module what a text finds of its own; what one may not see is not found. */
@Injectable()
export class SearchReader {
  constructor(
    private readonly procedures: ProcedureService,
    private readonly departments: DepartmentService,
    private readonly list: PriorityListService,
    private readonly projects: AutomationProjectService,
    private readonly actions: ActionService,
  ) {}

  /** What a text finds; of one kind alone, and more of it, where that is named. */
  async search(context: Context, text: string, only: FoundKind | null): Promise<FoundView> {
    const limit = only === null ? FIRST : LARGEST_PAGE;
    const ask = { context, text, limit };
    const [kinds, exact] = await Promise.all([
      Promise.all(FOUND_KINDS.filter((kind) => (only ?? kind) === kind).map((kind) => this.of(kind, ask))),
      only === null ? this.exact(context, plainCode(text)) : null,
    ]);
    return { text, kinds, exact };
  }

  private of(kind: FoundKind, ask: Ask): Promise<FoundOfKind> {
    switch (kind) {
      case 'procedures':
        return this.foundProcedures(ask);
      case 'departments':
        return this.foundDepartments(ask);
      case 'items':
        return this.foundItems(ask);
      case 'projects':
        return this.foundProjects(ask);
      case 'actions':
        return this.foundActions(ask);
    }
  }

  private async foundProcedures({ context, text, limit }: Ask): Promise<FoundOfKind> {
    const query = { search: text, sort: 'relevance', limit } as const;
    const [{ items }, total] = await Promise.all([
      this.procedures.list(context, query),
      this.procedures.count(context, query),
    ]);
    const rows = items.map(({ id, code, name, departmentName }) => ({
      href: `/procedures/${id}`,
      code,
      name,
      about: departmentName,
    }));
    return { kind: 'procedures', rows, total, allHref: `/procedures?${searched('search', text)}` };
  }

  private async foundDepartments({ context, text, limit }: Ask): Promise<FoundOfKind> {
    const found = (await this.departments.search(context, text)).filter(({ id }) => maySee(context, id));
    const rows = found.slice(0, limit).map(({ id, code, name, divisionName, endedOn }) => ({
      href: departmentPath(context, id),
      code,
      name,
      about: [divisionName ?? '', endedOn === null ? '' : '（廃止）'].join(''),
    }));
    return { kind: 'departments', rows, total: found.length, allHref: allOf('departments', text) };
  }

  private async foundItems({ context, text, limit }: Ask): Promise<FoundOfKind> {
    const found = await this.list.search(context, text);
    const rows = found.slice(0, limit).map(({ number, name, groupName }) => ({
      href: `/list?${searched('search', name)}`,
      code: `${number}番`,
      name,
      about: groupName,
    }));
    const allHref = `/list?${searched('search', text)}`;
    return { kind: 'items', rows, total: found.length, allHref };
  }

  private async foundProjects({ context, text, limit }: Ask): Promise<FoundOfKind> {
    const query = { search: text, limit };
    const [{ items }, total] = await Promise.all([
      this.projects.list(context, query),
      this.projects.count(context, query),
    ]);
    const rows = items.map(({ id, code, name, departmentName }) => ({
      href: projectPath(id),
      code,
      name,
      about: departmentName,
    }));
    return { kind: 'projects', rows, total, allHref: `/automation?${searched('search', text)}` };
  }

  private async foundActions({ context, text, limit }: Ask): Promise<FoundOfKind> {
    const { items, total } = await this.actions.search(context, text, limit);
    const rows = items.map(({ id, number, month, content, state, departmentName }) => ({
      href: `/review/${month}/actions/${id}`,
      code: `番号${number}`,
      name: content,
      about: `${departmentName ?? OFFICE_NAME}・${ACTION_STATE_NAMES[state]}`,
    }));
    return { kind: 'actions', rows, total, allHref: allOf('actions', text) };
  }

  /** The page of the one procedure, department or project with this code; null for none, and for several. */
  private async exact(context: Context, code: string): Promise<string | null> {
    const [procedure, project, departments] = await Promise.all([
      this.procedures.idOfCode(context, code),
      this.projects.idOfCode(context, code),
      this.departments.search(context, code),
    ]);
    const paths = [
      procedure === null ? [] : `/procedures/${procedure}`,
      project === null ? [] : projectPath(project),
      ...departments
        .filter((one) => compareText(one.code, code) === 0 && maySee(context, one.id))
        .map(({ id }) => departmentPath(context, id)),
    ].flat();
    return paths.length === 1 ? (paths[0] ?? null) : null;
  }
}

interface Ask {
  context: Context;
  text: string;
  limit: number;
}

const searched = (name: string, text: string) => new URLSearchParams({ [name]: text }).toString();

/** All that a text finds of a kind that has no list to be searched. */
const allOf = (kind: FoundKind, text: string) => `/search?${searched('q', text)}&only=${kind}`;

/** A department sees its own alone, as it does in the catalogue. */
function maySee(context: Context, departmentId: string): boolean {
  return reach(context, 'procedure.read') === 'all' || context.actor.departmentId === departmentId;
}

/** Where a department is kept, or else its procedures. */
function departmentPath(context: Context, id: string): string {
  return reach(context, 'department.edit') === 'none'
    ? `/procedures?departmentId=${id}`
    : `/administration/departments/${id}`;
}
