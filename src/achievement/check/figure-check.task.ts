import { Inject, Injectable } from '@nestjs/common';
import { type MunicipalityDto } from '../../access/municipality/municipality.dto.js';
import { systemContext } from '../../access/system-context.js';
import { type Clock } from '../../kernel/clock.js';
import { addDays } from '../../kernel/date.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { checkDay } from './check-hours.js';

/** Asks for the check of a municipality's figures once a night. That it was asked for is its row of owed work. */
@Injectable()
export class FigureCheckTask {
  constructor(
    private readonly database: Database,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ code }: MunicipalityDto): Promise<void> {
    const day = checkDay(this.clock.now());
    if (day === null) return;
    const context = systemContext(code, '速報値の照合');
    const known = await this.database.lookUp(context, (tx) => this.owedWork.find(tx, 'figure-check', day));
    if (known) return;
    await this.database.transaction(context, async (tx) => {
      await this.owedWork.drop(tx, 'figure-check', addDays(day, -1));
      await this.owedWork.raise(tx, 'figure-check', [day]);
    });
  }
}
