import { type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { type Count, sameCount } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type CountPair } from '../../kernel/rate.js';
import { STAGE_NAMES, goesBackwards, isInScope, isOnline } from '../../kernel/stage.js';
import { type Finding, countLabel, countRefusals } from '../count-checks.js';
import { confirmationKey } from './confirmation.js';
import { WARNED_FIELDS, type WarningCode } from './warned-fields.js';
import { reportsIn } from './expected-procedures.js';
import { type StatusEntry, type StatusLine } from './status-entry.js';
import { type KnownStatusDto, type FormWarningDto } from './status-answer.dto.js';

/** What is checked: an entry for a procedure in a month, beside what was known before. */
export interface Checked {
  /** The procedure's name, for the sentences. */
  name: string;
  frequency: Frequency;
  month: Month;
  entry: StatusEntry;
  known: KnownStatusDto;
}

/** The check of an entry on its line of the form. */
export function checkOf({ name, frequency, known }: StatusLine, month: Month, entry: StatusEntry): Checked {
  return { name, frequency, month, entry, known };
}

/** What keeps an entry from being saved at all. Empty where nothing does. */
export function refusals({ name, month, entry, known }: Checked): Finding[] {
  const findings = countRefusals(name, {
    total: entry.applicationsTotal,
    online: entry.applicationsOnline,
  });
  if (entry.stage === 'exempt' && entry.exemptReason === null) {
    findings.push({
      code: 'exempt-without-reason',
      field: 'exemptReason',
      message: `「${name}」を適用除外とする理由（対面本人確認、原本確認、原本交付、その他）を選んでください。`,
    });
  }
  if (entry.stage !== 'exempt' && entry.exemptReason !== null) {
    findings.push({
      code: 'reason-without-exempt',
      field: 'exemptReason',
      message: `「${name}」の適用除外理由は、段階が適用除外のときだけ選べます。段階を直すか、理由を外してください。`,
    });
  }
  const passed = passedPlan(entry, month);
  if (passed && passed !== known.plannedMonth) {
    findings.push({
      code: 'plan-before-month',
      field: 'plannedMonth',
      message:
        `「${name}」の予定年月が、対象月の${periodLabel(month)}より前の${periodLabel(passed)}になっています。` +
        'まだオンライン化していない手続には、これからの年月を入力してください。',
    });
  }
  return findings;
}

/** A question about a value, to be corrected or confirmed. */
export type Warning = Omit<FormWarningDto, 'confirmed'>;

/** What is likely a slip and may be right: each may be confirmed by its key. They keep a form from being submitted. */
export function warnings(checked: Checked): Warning[] {
  const { name, month, entry, known } = checked;
  const found: Question[] = [];
  const warn = (code: WarningCode, message: string) => found.push({ code, message });
  if (goesBackwards(known.stage, entry.stage) && !entry.note?.trim()) {
    const [from, to] = [known.stage, entry.stage].map((stage) => stage && STAGE_NAMES[stage]);
    warn(
      'stage-backwards',
      `「${name}」の段階が「${from}」から「${to}」に戻っています。正しければ備考に理由を書くか、確認済みにしてください。`,
    );
  }
  if (isOnline(entry.stage) && !known.hasChannel) {
    warn(
      'online-without-channel',
      `「${name}」はオンラインの段階ですが、${periodLabel(month)}の末日に使える受付システムが登録されていません。` +
        '手続台帳に受付システムを登録するか、確認済みにしてください。',
    );
  }
  const passed = passedPlan(entry, month);
  if (passed && passed === known.plannedMonth) {
    warn(
      'plan-passed',
      `「${name}」は、予定年月の${periodLabel(passed)}を過ぎましたが、まだオンライン化していません。` +
        '予定年月を見直すか、確認済みにしてください。',
    );
  }
  return [
    ...found,
    ...belowStage(checked),
    ...missingCounts(checked),
    ...veryLarge(checked),
    ...unlikeBefore(checked),
    ...repeated(checked),
  ].map((question) => warningOf(question, entry));
}

/** A question with what it is about and what confirms it. */
export function warningOf({ code, message }: Question, entry: StatusEntry): Warning {
  return { code, field: WARNED_FIELDS[code], message, key: confirmationKey(code, entry) };
}

/** The warnings not yet confirmed for the present value. */
export function unconfirmedWarnings(checked: Checked): Warning[] {
  return warnings(checked).filter(({ key }) => !checked.entry.confirmedWarnings.includes(key));
}

/** From here on a monthly count of one procedure is asked about, where nothing like it was reported before. */
const VERY_LARGE_COUNT = 1_000_000;

/**
 * Whether one count is ten times the other or more, either way, by exact integers. 0 is taken as 1: from 0 to 9 is
 * no surprise, from 0 to 10 is one, and so is the way back.
 */
export function tenfoldApart(a: number, b: number): boolean {
  const [small, large] = [BigInt(Math.max(1, Math.min(a, b))), BigInt(Math.max(1, a, b))];
  return large >= 10n * small;
}

/** The planned month that went by without the procedure coming online; null where none did. */
function passedPlan({ plannedMonth, stage }: StatusEntry, month: Month): Month | null {
  const passed = plannedMonth !== null && plannedMonth < month && isInScope(stage) && !isOnline(stage);
  return passed ? plannedMonth : null;
}

const COUNTS = [
  { field: 'applicationsTotal', label: '総件数', of: 'total' },
  { field: 'applicationsOnline', label: 'オンライン件数', of: 'online' },
] as const;

/** What is asked of a person. */
interface Question {
  code: WarningCode;
  message: string;
}

/** Applications online cannot come in before the procedure is online at least in part. */
function belowStage({ name, entry }: Checked): Question[] {
  const { stage, applicationsOnline: online } = entry;
  if (stage === null || !isInScope(stage) || isOnline(stage)) return [];
  if (online.kind !== 'value' || online.value === 0) return [];
  const message =
    `「${name}」は段階が「${STAGE_NAMES[stage]}」ですが、オンライン件数が${countLabel(online)}あります。` +
    '段階か件数を直すか、正しければ確認済みにしてください。';
  return [{ code: 'online-below-stage', message }];
}

/** The same count in three months in a row may have been copied; that nobody applies is no surprise. */
function repeated({ name, frequency, entry, known }: Checked): Question[] {
  if (frequency !== 'monthly') return [];
  return COUNTS.flatMap(({ field, label, of }) => {
    const now = entry[field];
    const before = [known.previousMonth?.[of], known.monthBeforeLast?.[of]];
    if (now.kind !== 'value' || now.value === 0) return [];
    if (!before.every((then) => then !== undefined && sameCount(then, now))) return [];
    const message =
      `「${name}」の${label}${countLabel(now)}は、3か月続けて同じ件数です。` +
      '前月の件数のままになっていないか確かめ、正しければ確認済みにしてください。';
    return [{ code: `${of}-repeated` as const, message }];
  });
}

/** Counts are asked for as often as the procedure reports, and not where it is out of scope. */
function missingCounts({ name, frequency, month, entry }: Checked): Question[] {
  if (!isInScope(entry.stage) || !reportsIn(month, frequency)) return [];
  return COUNTS.filter(({ field }) => entry[field].kind === 'not-provided').map(({ label, of }) => ({
    code: `${of}-missing` as const,
    message: `「${name}」の${label}が未回答です。件数（なければ0、数えないものは該当なし）を入力するか、確認済みにしてください。`,
  }));
}

/** A count that no report before was anywhere near may be a number of another kind: a reception number, a date. */
function veryLarge({ name, entry, known }: Checked): Question[] {
  return COUNTS.flatMap(({ field, label, of }) => {
    const now = entry[field];
    if (now.kind !== 'value' || now.value < VERY_LARGE_COUNT) return [];
    const earlier = [known.previousMonth?.[of], known.sameMonthLastYear?.[of]];
    if (earlier.some((then) => then?.kind === 'value' && !areFarApart(now, then))) return [];
    const message =
      `「${name}」の${label}${countLabel(now)}は、1か月の件数としては非常に大きな数です。` +
      '受付番号や日付などが入っていないか確かめ、正しければ確認済みにしてください。';
    return [{ code: `${of}-very-large` as const, message }];
  });
}

function unlikeBefore({ name, entry, known }: Checked): Question[] {
  const earlier: ['previous-month' | 'last-year', string, CountPair | null][] = [
    ['previous-month', '前月', known.previousMonth],
    ['last-year', '前年同月', known.sameMonthLastYear],
  ];
  return earlier.flatMap(([code, when, before]) =>
    COUNTS.flatMap(({ field, label, of }) => {
      const now = entry[field];
      const then = before?.[of];
      if (!then || !areFarApart(now, then)) return [];
      const message =
        `「${name}」の${label}${countLabel(now)}は、${when}の${countLabel(then)}と10倍以上違います。` +
        '桁を確かめ、正しければ確認済みにしてください。';
      return [{ code: `${of}-unlike-${code}` as const, message }];
    }),
  );
}

function areFarApart(now: Count, then: Count): boolean {
  return now.kind === 'value' && then.kind === 'value' && tenfoldApart(now.value, then.value);
}
