import { FIGURE_WORDS } from '../../kernel/figure-words.js';
import { tokyoDate } from '../../kernel/clock.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type ReportModel } from '../report-model.js';
import { isRead, sectionsOf } from '../report-sections.js';
import { printedBlocks } from './printed-blocks.js';
import { type PrintedReport } from './printed-report.js';

const HEADING = '行政手続オンライン化 達成状況報告書';

/** The report as it is set on paper. Every figure in it is a figure of the model, only written in Japanese. */
export function printReport(model: ReportModel): PrintedReport {
  const { municipality, period, asOf, edition } = model;
  const computedOn = tokyoDate(new Date(model.computedAt));
  const [year = 0, month = 0, day = 0] = computedOn.split('-').map(Number);
  const provisional = model.state !== 'final';
  const status = provisional ? '速報値' : `確定値（第${model.revision}版）`;
  return {
    title: `${municipality.name} ${HEADING} ${period.label} ${status}`,
    author: municipality.name,
    heading: HEADING,
    period: period.label,
    status,
    running: `${municipality.name}　${period.label}`,
    marks: [...(provisional ? ['速報'] : []), ...(municipality.sample ? ['サンプル'] : [])],
    facts: [
      `${FIGURE_WORDS.asOf} ${dayLabel(asOf)}`,
      `集計日 ${dayLabel(computedOn)}`,
      `優先手続の一覧 ${edition.title}`,
      ...(municipality.sample ? ['この団体と値は見本です。実在の団体のものではありません。'] : []),
    ],
    date: { year, month, day },
    sections: sectionsOf(model)
      .map(({ title, blocks }) => ({ heading: title, blocks: blocks.filter(isRead).flatMap(printedBlocks) }))
      .filter(({ blocks }) => blocks.length > 0),
  };
}
