import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { UserService } from '../../access/user/user.service.js';
import { TargetService } from '../../targets/target.service.js';
import { ProjectChoices } from '../automation/project-choices.js';
import { CatalogueNames } from '../catalogue/catalogue-names.js';
import { type AuditNames } from './audit-value-words.js';

/** Who writes for the whole municipality. */
const OTHERS: Readonly<Record<string, string>> = { office: 'DX推進課' };

/** Looks up the names of what 操作の記録 knows only by its key. */
@Injectable()
export class AuditNaming {
  constructor(
    private readonly catalogue: CatalogueNames,
    private readonly targets: TargetService,
    private readonly projects: ProjectChoices,
    private readonly users: UserService,
  ) {}

  /** Names of departments, users, items, targets (withdrawn ones too), indicators and automation projects. */
  async load(context: Context): Promise<AuditNames> {
    const [{ departmentName, itemName }, targets, withdrawn, indicators, projects, users] = await Promise.all(
      [
        this.catalogue.load(context),
        this.targets.list(context),
        this.targets.list(context, { withdrawn: true }),
        this.targets.indicatorNames(context),
        this.projects.names(context),
        this.users.labels(context),
      ],
    );
    const names = new Map([
      ...Object.entries(OTHERS),
      ...[...targets, ...withdrawn].map(({ id, name }) => [id, name] as const),
      ...indicators,
      ...projects,
      ...users,
      ...itemName,
      ...departmentName,
    ]);
    return (key) => names.get(key);
  }
}
