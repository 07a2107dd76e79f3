import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type DepartmentDto, type DivisionDto } from '../../access/department/department.dto.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { DivisionService } from '../../access/department/division.service.js';
import { type Permission, reach } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { type ListItemDto } from '../../priority-list/priority-list-answer.dto.js';
import { PriorityListService } from '../../priority-list/priority-list.service.js';
import { namedChoices } from './choices.js';
import { type Choices } from '../form/field.js';

/** What the pages of the catalogue call things that procedures only name by their keys. */
export interface Names {
  departments: readonly DepartmentDto[];
  /** The items of the edition in force, by number; none where no edition is loaded. */
  items: readonly ListItemDto[];
  /** Names of departments by id. */
  departmentName: ReadonlyMap<string, string>;
  /** Names of items by key; those of earlier editions too, since mappings outlive an edition. */
  itemName: ReadonlyMap<string, string>;
}

/** The same with the divisions by which the catalogue is filtered. */
export interface ListNames extends Names {
  divisions: readonly DivisionDto[];
}

/** For what says nothing by name. */
export const NO_NAMES: ListNames = {
  departments: [],
  divisions: [],
  items: [],
  departmentName: new Map(),
  itemName: new Map(),
};

/** Looks up the names that the catalogue's pages show. */
@Injectable()
export class CatalogueNames {
  constructor(
    private readonly departments: DepartmentService,
    private readonly divisions: DivisionService,
    private readonly list: PriorityListService,
    private readonly database: Database,
  ) {}

  load(context: Context): Promise<Names> {
    return this.database.oneView(context, (one) => this.names(one));
  }

  /** The same for the catalogue's list. */
  loadForList(context: Context): Promise<ListNames> {
    return this.database.oneView(context, async (one) => {
      const [names, divisions] = await Promise.all([this.names(one), this.divisions.list(one)]);
      return { ...names, divisions };
    });
  }

  private async names(context: Context): Promise<Names> {
    const [departments, oldestFirst] = await Promise.all([
      this.departments.all(context),
      this.list.itemsOfEveryEdition(context),
    ]);
    const items = oldestFirst.filter(({ inForce }) => inForce);
    const itemName = new Map([...oldestFirst, ...items].map(({ key, name }) => [key, name]));
    const departmentName = new Map(departments.map(({ id, name }) => [id, name]));
    return { departments, items, departmentName, itemName };
  }

  /** What the forms call the departments, ended ones too. */
  async choices(context: Context): Promise<Choices> {
    return { departmentId: namedChoices(await this.departments.all(context)) };
  }
}

/** The departments somebody may give a procedure or a project to: those that exist, or only the own one. */
export function departmentsToChoose(
  context: Context,
  departments: readonly DepartmentDto[],
  permission: Permission = 'procedure.edit',
): readonly DepartmentDto[] {
  const own = reach(context, permission) === 'own' ? context.actor.departmentId : null;
  return departments.filter(({ id, endedOn }) => (own === null ? endedOn === null : id === own));
}
