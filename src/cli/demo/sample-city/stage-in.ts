import { isOnline, type Stage } from '../../../kernel/stage.js';
import { type Month } from '../../../kernel/month.js';
import { type SampleProcedure } from './sample-city.js';
import { stepAt, type Step } from './steps.js';
import { numberIn, stockTakingNumber, type Window } from './window.js';

/** The stage at the end of a month. */
export function stageIn(window: Window, procedure: SampleProcedure, month: Month): Stage {
  return stageAt(datedStages(window, procedure), numberIn(window, month));
}

/** The stage that held before anything happened. */
export function firstStage({ stages }: SampleProcedure): Stage {
  return stageAt(stages, Number.NEGATIVE_INFINITY);
}

/** The stage the stock-taking of 1 April found to be new; undefined where it found nothing new. */
export function stageOfStockTaking({ stages }: SampleProcedure): Stage | undefined {
  return stages.find(({ at }) => at === STOCK_TAKING)?.value;
}

/** The number of the month in which it went online; far back where it has been online from the beginning. */
export function onlineSince(window: Window, procedure: SampleProcedure): number {
  const stages = datedStages(window, procedure);
  return stages.find(({ value }) => isOnline(value))?.at ?? Number.POSITIVE_INFINITY;
}

const STOCK_TAKING = -1;

function datedStages(window: Window, { stages }: SampleProcedure): Step<Stage>[] {
  return stages.map((step) =>
    step.at === STOCK_TAKING ? { ...step, at: Math.min(STOCK_TAKING, stockTakingNumber(window)) } : step,
  );
}

function stageAt(stages: readonly Step<Stage>[], at: number): Stage {
  const stage = stepAt(stages, at) ?? stages[0];
  if (!stage) throw new RangeError('a procedure of the sample city has a stage');
  return stage.value;
}
