import { type Outage } from './outage.js';
import { unavailability } from './unavailable.js';

/** Opens a service, and while it is away tries again with growing pauses. @throws what trying again would not help */
export async function whenAvailable<Opened>(open: () => Promise<Opened>, outage: Outage): Promise<Opened> {
  for (;;) {
    try {
      const opened = await open();
      outage.over();
      return opened;
    } catch (error) {
      if (unavailability(error) === null || !(error instanceof Error)) throw error;
      outage.note(error);
      await outage.pause();
    }
  }
}
