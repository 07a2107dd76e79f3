import { type MunicipalityDto } from '../access/municipality/municipality.dto.js';
import { type DueDepartmentChanges } from '../reorganisation/due-department-changes.service.js';
import { type Clock } from '../kernel/clock.js';
import { type MunicipalityService } from '../access/municipality/municipality.service.js';

/**
 * A task that the calendar makes due in a municipality. `run` does what is due by now and has not been done; run again,
 * by this worker or another, it does nothing more.
 */
export interface ScheduledTask {
  run(municipality: MunicipalityDto): Promise<void>;
}

/**
 * What happens by itself at each tick: departments change whose day has come, then every task runs in every
 * municipality, in order.
 */
export class Schedule {
  constructor(
    private readonly municipalities: MunicipalityService,
    private readonly departmentChanges: DueDepartmentChanges,
    private readonly clock: Clock,
    private readonly tasks: readonly ScheduledTask[],
  ) {}

  /** A task that fails keeps neither the next nor the next municipality waiting. @throws AggregateError of all that did */
  async tick(): Promise<void> {
    const failures: unknown[] = [];
    const failed = (error: unknown) => failures.push(error);
    await this.departmentChanges.apply(this.clock.now()).catch(failed);
    for (const municipality of await this.municipalities.list()) {
      for (const task of this.tasks) {
        await task.run(municipality).catch(failed);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join(' '));
  }
}
