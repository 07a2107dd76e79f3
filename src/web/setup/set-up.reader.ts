import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { AccountCountsRepository } from '../../access/set-up/account-counts.repository.js';
import { MappingRepository } from '../../catalogue/mapping/mapping.repository.js';
import { Database } from '../../platform/database/database.js';
import { ApplicabilityService } from '../../priority-list/applicability/applicability.service.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { TargetRepository } from '../../targets/target.repository.js';
import { type SetUpStep, setUpSteps } from './set-up-steps.js';

/** How far a municipality has come with its setting up, worked out from what is there. */
@Injectable()
export class SetUpReader {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountCountsRepository,
    private readonly applicability: ApplicabilityService,
    private readonly mappings: MappingRepository,
    private readonly months: MonthRepository,
    private readonly targets: TargetRepository,
  ) {}

  /** The steps in their order, on one view; for whoever may do them. */
  async steps(context: Context): Promise<SetUpStep[]> {
    permit(context, 'municipality.edit');
    return this.database.oneView(context, (one) =>
      this.database.snapshot(one, async (tx) => {
        const [accounts, procedures, { items }, months, targets] = await Promise.all([
          this.accounts.counts(tx),
          this.mappings.countMapped(tx),
          this.applicability.listItems(one),
          this.months.list(tx),
          this.targets.countInForce(tx),
        ]);
        const unconfirmed = items.filter(({ state }) => state === 'unconfirmed').length;
        const stated = items.filter((item) => item.stated).length;
        const counts = { items: items.length, stated, unconfirmed, targets, months: months.length };
        return setUpSteps({ ...accounts, ...procedures, ...counts });
      }),
    );
  }
}
