import { type Count, countFault } from '../kernel/count.js';
import { type CountPair } from '../kernel/rate.js';

/** Something a person should know about what they entered: `field` is the field to mend, the message whole Japanese. */
export interface Finding {
  code: string;
  field: string;
  message: string;
}

/** A count as a sentence says it: `1,234件`, 「未回答」, 「該当なし」. */
export function countLabel(count: Count): string {
  if (count.kind === 'not-provided') return '未回答';
  return count.kind === 'not-applicable' ? '該当なし' : `${count.value.toLocaleString('ja-JP')}件`;
}

/**
 * Why a pair of counts cannot be: a count that is no whole number from 0 up to the largest there may be, or more
 * applications online than there are in all. Empty where nothing is wrong; a pair of which one is unknown cannot contradict itself.
 */
export function countRefusals(procedure: string, { total, online }: CountPair): Finding[] {
  const findings = [
    ...noCount(procedure, 'applicationsTotal', '総件数', total),
    ...noCount(procedure, 'applicationsOnline', 'オンライン件数', online),
  ];
  if (findings.length > 0) return findings;
  if (total.kind !== 'value' || online.kind !== 'value' || online.value <= total.value) return [];
  return [
    {
      code: 'online-exceeds-total',
      field: 'applicationsOnline',
      message:
        `「${procedure}」のオンライン件数（${countLabel(online)}）が総件数（${countLabel(total)}）を超えています。` +
        '総件数にはオンラインの分も含めて入力してください。',
    },
  ];
}

function noCount(procedure: string, field: string, label: string, count: Count): Finding[] {
  const message = count.kind === 'value' ? countFault(`「${procedure}」の${label}`, count.value) : null;
  return message === null ? [] : [{ code: 'no-count', field, message }];
}
