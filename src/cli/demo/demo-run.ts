import { type INestApplicationContext } from '@nestjs/common';
import { type SampleCity } from './sample-city/sample-city.js';
import { type Window } from './sample-city/window.js';

/** What the loading of the sample city works with all the way. */
export interface DemoRun {
  readonly app: INestApplicationContext;
  readonly city: SampleCity;
  readonly window: Window;
  /** Sees to it that a worker is running. */
  readonly workerStarts: () => Promise<void>;
}
