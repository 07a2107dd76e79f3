import { type ReportModel, type ShownReport } from './report-model.js';
import { firstOf } from './sections/procedures.js';

/** A report as its page shows it: without the list of all procedures, and of the other lists the first rows. */
export function shownOf(model: ReportModel): ShownReport {
  const { newlyOnline, behind } = model;
  return {
    ...model,
    procedures: [],
    newlyOnline: firstOf(newlyOnline),
    behind: firstOf(behind),
    lengths: { newlyOnline: newlyOnline.length, behind: behind.length },
  };
}
