import {
  type ReportFigureDto,
  type ReportIndicatorDto,
  type TrendFigureDto,
} from '../report-figures-answer.dto.js';
import { type ShownReport } from '../report-model.js';
import { type Subject } from '../section/datum.js';
import { figureData, rate, text, type ReportColumn } from '../section/report-column.js';

/** A figure where it stands by itself: of the whole municipality, a department, a group or a month. */
export interface OwnFigure extends TrendFigureDto, Partial<Pick<ReportFigureDto, 'reason' | 'notCounted'>> {
  key: string;
  name: string;
  subject: Subject;
  flows?: ReportIndicatorDto['flows'];
}

/** A figure a row, for the workbook and the data. */
export const OWN_COLUMNS: ReportColumn<OwnFigure>[] = [
  text('indicator', '指標', ({ name }) => name),
  rate('rate', '率', (one) => one, {
    data: (one, subject) => figureData(subject, one, { flows: one.flows, note: noteOf(one) }),
  }),
];

/** Why there is no rate, and who is not counted in it. */
export const REASON_COLUMNS: ReportColumn<Pick<ReportFigureDto, 'reason' | 'notCounted'>>[] = [
  text('reason', '算出できない理由', ({ reason }) => reason, { on: ['sheet'] }),
  text('notCounted', '数えていないもの', ({ notCounted }) => notCounted?.sentence, { on: ['sheet'] }),
];

/** Why there is no rate, or who is not counted in it. */
function noteOf({ reason, notCounted }: OwnFigure): string | null {
  return reason ?? notCounted?.sentence ?? null;
}

export function wholeOf({ municipality }: ShownReport): Subject {
  return { scope: '団体', scopeName: municipality.name };
}
