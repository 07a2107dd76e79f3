import { type OpenCorrectionDto } from '../../achievement/figures/figures-answer.dto.js';
import { openCorrectionNote } from '../../achievement/snapshot/later-notes.js';
import { eraMonth } from '../../kernel/japanese-era.js';
import { type Month, monthNumber } from '../../kernel/month.js';
import { isMonthPeriod, type Period, periodLabel } from '../../kernel/period.js';
import { type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { missingInWords } from '../../targets/progress-sentences.js';
import { monthReached } from './month-reached.js';
import { type TileChange } from './tile-change.js';

export interface Headline {
  name: string;
  period: Period;
  previous: Period | null;
  state: 'provisional' | 'final';
  /** Null where there is none, and `reason` says why. */
  percent: string | null;
  reason: string | null;
  change: TileChange | 'incomparable' | null;
  target:
    | Pick<
        TargetProgressDto,
        'kind' | 'judgement' | 'next' | 'unit' | 'standing' | 'countUnit' | 'flows' | 'actuals'
      >
    | undefined;
  correction: OpenCorrectionDto | null;
}

/** What the main figure says in one or two sentences: how it changed, what it is, and when the target will be reached. */
export function headline(facts: Headline): string {
  const correction = openCorrectionNote(facts.correction) ?? '';
  if (facts.percent === null) {
    const reason = facts.reason === null ? '' : `（${facts.reason}）`;
    return `${facts.name}は、まだ算出できません${reason}。${correction}`;
  }
  return `${valueSentence(facts)}${targetSentence(facts)}${correction}`;
}

function valueSentence({ name, period, previous, state, percent, change }: Headline): string {
  const value = `${percent}%${state === 'provisional' ? '（速報値）' : ''}。`;
  if (change === null || previous === null) return `${periodLabel(period)}の${name}は${value}`;
  const since = monthBefore(previous, period);
  if (change === 'incomparable') return `${value}${since}とは数えた範囲が異なり、比べられません。`;
  const { items, points, alikeOnly } = change;
  const moved = items === null ? movedInPoints(points) : movedInItems(items);
  return alikeOnly
    ? `${value}どちらの月でも数えたものは、${since}から${moved.ended}。`
    : `${since}から${moved.joined}${value}`;
}

/** 「9月」; of another year with its year. */
function monthBefore(previous: Period, period: Period): string {
  if (!isMonthPeriod(previous)) return periodLabel(previous);
  return previous.slice(0, 4) === period.slice(0, 4) ? `${monthNumber(previous)}月` : eraMonth(previous);
}

interface Moved {
  /** Before the value, 「1手続増えて」. */
  joined: string;
  /** At the end of a sentence, 「1手続増えました」. */
  ended: string;
}

const UNMOVED: Moved = { joined: '変わらず', ended: '変わっていません' };

function movedInItems(items: number): Moved {
  return items === 0 ? UNMOVED : movedBy(`${Math.abs(items).toLocaleString('ja-JP')}手続`, items > 0);
}

function movedInPoints(points: string): Moved {
  if (!/[1-9]/.test(points)) return UNMOVED;
  return movedBy(`${points.replace('-', '')}ポイント`, !points.startsWith('-'));
}

function movedBy(amount: string, isMore: boolean): Moved {
  return isMore
    ? { joined: `${amount}増えて`, ended: `${amount}増えました` }
    : { joined: `${amount}減って`, ended: `${amount}減りました` };
}

function targetSentence({ target }: Headline): string {
  if (!target) return '目標は登録されていません。';
  const { kind, judgement, next, unit, standing, actuals } = target;
  if (kind !== 'reach' || next === null || standing === null) return '';
  const goal = `${next.label}末の目標${next.value}${unit}`;
  const missing = missingInWords(target);
  if (judgement === 'reached' || standing.missingInCount === 0) return `${goal}に達しています。`;
  if (missing === null || standing.missingInCount === null) return `${goal}に達していません。`;
  const month = monthReached(actuals, standing.missingInCount);
  const pace = month === null ? '今のペースでは届きません' : `今のペースなら${inMonth(month)}`;
  return `${goal}まで${missing}、${pace}。`;
}

function inMonth(month: Month): string {
  return `${eraMonth(month)}に届きます`;
}
