// Renders the report whose model is in a file, once, in one form, and prints what that took. A process of its own: what
// it holds at most is what this form needs, and nothing is left from a rendering before.
import { readFileSync } from 'node:fs';
import { parseReportFormat, renderReport } from '../src/publication/report-format.js';
import { type ReportModel } from '../src/publication/report-model.js';
import { peakMiB, print, resetPeak, secondsOf } from './measure.js';

export interface FormMeasure {
  seconds: number;
  bytes: number;
  peakMiB: number;
  /** Held before: the program and the model. */
  beforeMiB: number;
}

const [file = '', form = ''] = process.argv.slice(2);
const format = parseReportFormat(form);
const model = JSON.parse(readFileSync(file, 'utf8')) as ReportModel;
globalThis.gc?.();
resetPeak();
const beforeMiB = process.memoryUsage.rss() / 1024 ** 2;
let bytes = 0;
const seconds = await secondsOf(async () => {
  bytes = (await renderReport(model, format)).length;
});
const measure: FormMeasure = { seconds, bytes, peakMiB: peakMiB(), beforeMiB };
print(JSON.stringify(measure));
