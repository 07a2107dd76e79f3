import { instantInWords } from '../../kernel/instant-in-words.js';
import { periodLabel, type Period } from '../../kernel/period.js';
import { type OwedWorkDto } from '../../platform/owed-work/owed-work.dto.js';
import { type StaleDto } from '../figures/caveats-answer.dto.js';
import { type Snapshot } from '../snapshot/snapshot.js';
import { type StaleState } from './stale-states.js';

/** The rows of owed work that concern the figures of a period. */
export interface OwedFigures {
  provisional: OwedWorkOfFigures | undefined;
  final: OwedWorkOfFigures | undefined;
}

type OwedWorkOfFigures = Pick<
  OwedWorkDto,
  'requested' | 'done' | 'requestedAt' | 'doneAt' | 'failures' | 'failure' | 'failureCause' | 'setAsideAt'
>;

/**
 * Whether figures are out of date, and how they will be updated. A closed revision never is: owed work belongs to the
 * next revision. Null where the figures are up to date.
 */
export function staleOf(
  { state, computedAt }: Pick<Snapshot, 'state' | 'computedAt'>,
  { provisional, final }: OwedFigures,
): StaleDto | null {
  if (state === 'final') return null;
  const closing = final && final.done < final.requested;
  const owed = closing ? final : provisional;
  if (!owed || owed.done >= owed.requested) return null;
  const about = {
    state: staleState(owed, closing === true),
    since: owed.requestedAt,
    upTo: provisional?.doneAt ?? computedAt,
    failures: owed.failures,
    reason: reasonOf(owed),
    advice: adviceOf(owed, closing === true),
  };
  return { ...about, sentence: sentenceOf(about, closing === true) };
}

/** The sentence for a period whose first figures are not computed yet; null where none are owed. */
export function uncomputedSentence(period: Period, owed: OwedWorkOfFigures | undefined): string | null {
  if (!owed || owed.done >= owed.requested) return null;
  const since = instantInWords(owed.requestedAt);
  const what = `${periodLabel(period)}の値は、${since}に依頼された計算が終わっていないため、まだありません。`;
  return `${what}${reasonOf(owed) ?? ''}${adviceOf(owed, false)}`;
}

function staleState({ setAsideAt, failure }: OwedWorkOfFigures, closing: boolean): StaleState {
  if (setAsideAt !== null) return 'set-aside';
  if (failure !== null) return 'failing';
  return closing ? 'closing' : 'waiting';
}

/** Our own error messages are Japanese sentences; anything else is a fault of the program or its server. */
function reasonOf({ setAsideAt, failure, failureCause }: OwedWorkOfFigures): string | null {
  if (setAsideAt !== null) return '計算を何度か始めましたが、いずれも終わる前に止まりました。';
  if (failure === null) return null;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(failure)) return failure;
  return failureCause === 'technical'
    ? '計算に必要なサーバーに、一時的につながりませんでした。'
    : '計算の途中で内部のエラーが起きました。';
}

function adviceOf(owed: OwedWorkOfFigures, closing: boolean): string {
  const orCancel = closing ? '、または対象月の画面で確定を取り消して' : '';
  switch (staleState(owed, closing)) {
    case 'waiting':
      return '自動で計算します。少し待ってから、もう一度開いてください。';
    case 'closing':
      return '確定の処理が終わると、確定値に替わります。';
    case 'failing':
      return `自動でやり直します。続くときは、DX推進課が「処理の状況」でやり直して${orCancel}ください。直らないときは運用者にお知らせください。`;
    case 'set-aside':
      return `自動ではやり直しません。DX推進課が「処理の状況」でやり直して${orCancel}ください。直らないときは運用者にお知らせください。`;
  }
}

function sentenceOf({ since, upTo, reason, advice }: Omit<StaleDto, 'sentence'>, closing: boolean): string {
  const what = closing
    ? `${instantInWords(since)}に始めた確定の処理が終わっていないため、速報値を示しています。`
    : `${instantInWords(upTo)}までの内容による値で、その後の変更（最後は${instantInWords(since)}）は計算に入っていません。`;
  return `${what}${reason ?? ''}${advice}`;
}
