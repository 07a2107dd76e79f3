import { type ReportDto } from './report-answer.dto.js';

/**
 * The monthly report as content, without any form: every rendering takes its figures from here and works out none of
 * its own. Made of one revision of one month alone, so that a closed month gives the same model for ever. A field is
 * omitted when there is nothing to report.
 */
export type ReportModel = Omit<ReportDto, 'data' | 'codes'>;

/** How many months the trend shows. */
export const TREND_MONTHS = 24;
