import { type MunicipalityDto } from '../access/municipality/municipality.dto.js';
import { type DueDepartmentChanges } from '../reorganisation/due-department-changes.service.js';
import { type Clock } from '../kernel/clock.js';
import { type MunicipalityService } from '../access/municipality/municipality.service.js';

/**
 * Something the calendar brings about in a municipality. `attend` does what is due by now and has not been done; asked
 * again, by this worker or another, it does nothing more.
 */
export interface Duty {
  attend(municipality: MunicipalityDto): Promise<void>;
}

/**
 * What happens by itself, each time it is asked: departments change whose day has come, then every duty is looked
 * after in every municipality, in order.
 */
export class Schedule {
  constructor(
    private readonly municipalities: MunicipalityService,
    private readonly departmentChanges: DueDepartmentChanges,
    private readonly clock: Clock,
    private readonly duties: readonly Duty[],
  ) {}

  /** A duty that fails keeps neither the next nor the next municipality waiting. @throws AggregateError of all that did */
  async tick(): Promise<void> {
    const failures: unknown[] = [];
    const failed = (error: unknown) => failures.push(error);
    await this.departmentChanges.apply(this.clock.now()).catch(failed);
    for (const municipality of await this.municipalities.list()) {
      for (const duty of this.duties) {
        await duty.attend(municipality).catch(failed);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join(' '));
  }
}
