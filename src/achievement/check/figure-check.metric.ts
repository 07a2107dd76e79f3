import { Gauge, type Registry } from 'prom-client';
import { type CheckedPeriods } from './figure-check.repository.js';

/** Adds to the metrics what the newest nightly checks found; nothing where the database does not answer. */
export function measureFigureChecks(registry: Registry, counts: () => Promise<CheckedPeriods>): void {
  new Gauge({
    name: 'figure_check_periods',
    help: 'Periods in the newest nightly check of figures, of all municipalities, by result',
    labelNames: ['result'],
    registers: [registry],
    async collect() {
      this.reset();
      const found = Object.entries(await counts().catch(() => ({})));
      for (const [result, periods] of found) this.set({ result }, periods);
    },
  });
}
