import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { UserService } from '../../access/user/user.service.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { LARGEST_PAGE } from '../../platform/keyset.js';
import { TargetService } from '../../targets/target.service.js';
import { ProjectChoices } from '../automation/project-choices.js';
import { CatalogueNames } from '../catalogue/catalogue-names.js';
import { type AuditNames } from './audit-value-words.js';

/** Who writes for the whole municipality. */
const OTHERS: Readonly<Record<string, string>> = { office: 'DX推進課' };

const NONE = { items: [] };

/** Looks up the names of what 操作の記録 knows only by its key. */
@Injectable()
export class AuditNaming {
  constructor(
    private readonly catalogue: CatalogueNames,
    private readonly targets: TargetService,
    private readonly projects: ProjectChoices,
    private readonly users: UserService,
    private readonly procedures: ProcedureService,
  ) {}

  /**
   * Names of departments, users, items, targets (withdrawn ones too), indicators and automation projects; and the ids of
   * what is `called` by a word, the first procedures among them.
   */
  async load(context: Context, word?: string): Promise<{ nameOf: AuditNames; called: readonly string[] }> {
    const [{ departmentName, itemName }, targets, withdrawn, indicators, projects, users, procedures] =
      await Promise.all([
        this.catalogue.load(context),
        this.targets.list(context),
        this.targets.list(context, { withdrawn: true }),
        this.targets.indicatorNames(context),
        this.projects.names(context),
        this.users.labels(context),
        word ? this.procedures.list(context, { search: word, sort: 'code', limit: LARGEST_PAGE }) : NONE,
      ]);
    const names = new Map([
      ...Object.entries(OTHERS),
      ...[...targets, ...withdrawn].map(({ id, name }) => [id, name] as const),
      ...indicators,
      ...projects,
      ...users,
      ...itemName,
      ...departmentName,
    ]);
    const alike = [...names].filter(([, name]) => word && name.includes(word)).map(([id]) => id);
    for (const { id, name } of procedures.items) names.set(id, name);
    return { nameOf: (key) => names.get(key), called: [...alike, ...procedures.items.map(({ id }) => id)] };
  }
}
