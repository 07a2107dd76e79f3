import { type ActionState } from '../../../review/action-states.js';
import { type ReviewFieldsDto } from '../../../review/review-answer.dto.js';
import { readDemoFile } from '../read-demo-file.js';

/** What the sample city wrote with its months. Months by their number in the window, departments by code. */
export interface SampleReview {
  readonly texts: readonly (ReviewFieldsDto & ScriptedStep)[];
  readonly actions: readonly SampleAction[];
}

interface ScriptedStep {
  readonly at: number;
  /** Null for the DX office. */
  readonly department: string | null;
}

export interface SampleAction extends ScriptedStep {
  readonly id: string;
  readonly content: string;
  readonly due: number;
  /** What became of it, at most one in a month; a state left out stays. */
  readonly steps: readonly { readonly at: number; readonly state?: ActionState; readonly comment: string }[];
}

/** Reads it from `config/demo/`. */
export function readSampleReview(): Promise<SampleReview> {
  return readDemoFile('sample-city-review.json');
}
