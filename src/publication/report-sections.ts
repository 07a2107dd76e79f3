import { type ShownReport } from './report-model.js';
import { type Block, type ReportSection } from './section/report-section.js';
import { AUTOMATION } from './sections/automation.js';
import { DEFINITIONS } from './sections/definitions.js';
import { DEPARTMENTS } from './sections/departments.js';
import { FORECAST } from './sections/forecast.js';
import { INDICATORS } from './sections/indicators.js';
import { ITEMS } from './sections/items.js';
import { PARETO } from './sections/pareto.js';
import { DELAYED, NEWLY_ONLINE, PROCEDURES } from './sections/procedures.js';
import { REVIEW } from './sections/review.js';
import { SUMMARY } from './sections/summary.js';
import { TARGETS } from './sections/targets.js';
import { TREND } from './sections/trend.js';

/** The sections of the report in the order in which every form shows them. */
export const REPORT_SECTIONS: readonly ReportSection[] = [
  ...[SUMMARY, INDICATORS, TREND, TARGETS, FORECAST, DEPARTMENTS, ITEMS, NEWLY_ONLINE, DELAYED],
  ...[PARETO, PROCEDURES, REVIEW, AUTOMATION, DEFINITIONS],
];

export function sectionsOf(model: ShownReport): { key: string; title: string; blocks: Block[] }[] {
  return REPORT_SECTIONS.map(({ key, title, blocks }) => ({
    key,
    title: typeof title === 'string' ? title : title(model),
    blocks: blocks(model),
  }));
}

/** Whether people read a block, on the page as on paper. */
export function isRead(block: Block): boolean {
  return block.kind !== 'table' || block.read !== false;
}
