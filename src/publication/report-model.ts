import { type ReportDto } from './report-answer.dto.js';

/**
 * The monthly report as content, without any form: every rendering takes its figures from here and works out none of
 * its own. Made of one revision of one month alone, so that a closed month gives the same model for ever. A field is
 * omitted when there is nothing to report.
 */
export type ReportModel = Omit<ReportDto, 'data' | 'codes'>;

/** The lists of procedures that people read. */
export type ReadList = 'newlyOnline' | 'behind';

/** The report as a page shows it: of its long lists the first rows alone. The whole of it is one too. */
export interface ShownReport extends Omit<ReportModel, 'digest'> {
  /** Null where the report is not kept: it stands over all of the content. */
  digest: string | null;
  /** How many rows the lists have; omitted where all of them are here. */
  lengths?: Record<ReadList, number>;
}

/** How many months the trend shows. */
export const TREND_MONTHS = 24;

/** How many rows a list has, also where the first of them stand for all. */
export function lengthOf(report: Pick<ShownReport, ReadList | 'lengths'>, list: ReadList): number {
  return report.lengths?.[list] ?? report[list].length;
}
