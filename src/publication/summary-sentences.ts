import { grouped } from '../kernel/figure-words.js';
import { eraDate } from '../kernel/japanese-era.js';
import { automationSentences } from './automation/automation-words.js';
import { rateSentence } from './rate-sentence.js';
import { lengthOf } from './report-model.js';
import { type ReportContent } from './section/report-section.js';
import { reviewSentences } from './review/review-sentence.js';
import { targetSentences } from './targets/target-sentences.js';

/** The indicators that get a sentence: the list, the whole catalogue, its weight, and the use made of it. */
const MAIN: readonly string[] = ['priority-items', 'procedures-online', 'volume-online', 'usage'];

/**
 * The summary, each sentence from the figures of the report; what has no value says why. Who is missing, and that the
 * figures are old, stands before everything. At most ten beside those two: the other indicators, every target by itself
 * and the year of automation stand in their sections.
 */
export function summarySentences(model: ReportContent): string[] {
  const { comparedWith, indicators } = model;
  const provisional =
    model.state === 'provisional' ? 'この報告は速報です。確定までに値が変わることがあります。' : '';
  return [
    ...(model.missing ? [model.missing.sentence] : []),
    ...(model.stale ? [model.stale.sentence] : []),
    `${model.municipality.name}の${model.period.label}分、${eraDate(model.asOf)}現在の達成状況です。${provisional}`,
    ...indicators
      .filter(({ key }) => MAIN.includes(key))
      .map((one) => rateSentence(one, comparedWith !== null)),
    comparedWith === null
      ? '前月の記録がないため、前月からの変化は示していません。'
      : `前月から新たにオンライン化した手続は${grouped(lengthOf(model, 'newlyOnline'))}件です。`,
    `予定年月が到来した、または延びた未オンライン化の手続は${grouped(lengthOf(model, 'behind'))}件です。`,
    ...targetSentences(model),
    ...reviewSentences(model.review),
    ...automationSentences(model.automation),
  ];
}
