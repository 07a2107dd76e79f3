import { type AspectChangeDto } from '../../achievement/comparison/comparison-answer.dto.js';
import { FREQUENCIES, type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { CHANNEL_KINDS, type ChannelKind } from '../../catalogue/channel/channel-words.js';
import { type ExemptReason, type Stage, stageInWords } from '../../kernel/stage.js';
import {
  type ApplicabilityState,
  applicabilityLabel,
  type NotHandledReason,
} from '../../priority-list/applicability-words.js';

/** What changed about a row, each change in a few Japanese words: 「段階が準備中から一部オンラインになった」. */
export function changeSentences(changes: readonly AspectChangeDto[]): string[] {
  return changes.map(({ what, before, after }) => SENTENCES[what](before, after));
}

type Side = AspectChangeDto['before'];

const SENTENCES: Record<AspectChangeDto['what'], (before: Side, after: Side) => string> = {
  new: () => '新しく対象に加わった',
  gone: () => '対象でなくなった',
  rule: () => '算定の決まり（一覧の版、数え方または定義）が変わった',
  list: () => '国の一覧での番号、名称またはグループが変わった',
  report: reportSentence,
  stage: (...sides) => fromTo(`${procedureOf(sides[1])}段階`, sides.map(valueOf).map(stageOf)),
  channel: (...sides) => fromTo(`${procedureOf(sides[1])}受付システム`, sides.map(valueOf).map(channelsOf)),
  count: (...sides) => countSentence('', ...sides),
  'yearly-count': (...sides) => countSentence('年間の', ...sides),
  mapping: mappingSentence,
  applicability: (...sides) => fromTo('該当の有無', sides.map(applicabilityOf)),
  department: (...sides) =>
    fromTo(
      '所管課',
      sides.map((side) => field(side, 'name') ?? '所管課未定'),
    ),
  frequency: (...sides) =>
    fromTo(
      '報告頻度',
      sides.map((side) => FREQUENCIES.names[text(side) as Frequency]),
    ),
  name: (...sides) =>
    fromTo(
      '名称',
      sides.map((side) => `「${text(side)}」`),
    ),
};

function fromTo(what: string, [before, after]: readonly string[]): string {
  return `${what}が${before}から${after}になった`;
}

/** What an item owes to a procedure comes wrapped with the procedure's name. */
function valueOf(side: unknown): unknown {
  return isRecord(side) && 'value' in side ? side.value : side;
}

function procedureOf(side: unknown): string {
  const name = field(side, 'procedure');
  return name === null ? '' : `「${name}」の`;
}

function stageOf(side: unknown): string {
  return stageInWords(
    field(side, 'stage') as Stage | null,
    field(side, 'exemptReason') as ExemptReason | null,
  );
}

function channelsOf(side: unknown): string {
  const kinds = Array.isArray(side) ? side.map((one) => field(one, 'kind') as ChannelKind) : [];
  return kinds.length === 0 ? 'なし' : kinds.map((kind) => CHANNEL_KINDS.names[kind]).join('と');
}

function applicabilityOf(side: unknown): string {
  const state = field(side, 'state') as ApplicabilityState;
  return applicabilityLabel(state, field(side, 'reason') as NotHandledReason | null);
}

function countSentence(which: string, before: unknown, after: unknown): string {
  return Object.entries({ total: '総件数', online: 'オンライン件数' })
    .map(([key, name]) => [name, countOf(before, key), countOf(after, key)] as const)
    .filter(([, was, is]) => was !== is)
    .map(([name, was, is]) => fromTo(`${which}${name}`, [was, is]))
    .join('、');
}

function countOf(side: unknown, key: string): string {
  const count = isRecord(side) ? side[key] : null;
  if (typeof count === 'number') return `${count.toLocaleString('ja-JP')}件`;
  return typeof count === 'string' ? count : '未回答';
}

function mappingSentence(before: unknown, after: unknown): string {
  const [was, is] = [keysOf(before), keysOf(after)];
  const added = is.filter((key) => !was.includes(key)).length;
  const removed = was.filter((key) => !is.includes(key)).length;
  if (added === 0 && removed === 0) return '優先手続と手続の対応の順序が変わった';
  const parts = [added > 0 ? `${added}件加わった` : [], removed > 0 ? `${removed}件外れた` : []].flat();
  return `優先手続と手続の対応が${parts.join('・')}（${was.length}件から${is.length}件）`;
}

function keysOf(side: unknown): unknown[] {
  return Array.isArray(side) ? side : [];
}

/**
 * For a procedure: whether its report was due and whether it counted; for an item: whether all its procedures are
 * reported.
 */
function reportSentence(before: unknown, after: unknown): string {
  if (typeof after === 'boolean') return after ? '報告がそろった' : '報告がそろわなくなった';
  const [was, is] = [before, after].map((side) => (isRecord(side) ? side : {}));
  if (was?.counted !== is?.counted)
    return is?.counted === true ? '報告が数えられた' : '報告が数えられていない';
  return is?.expected === true ? '報告の対象になった' : '報告の対象でなくなった';
}

function field(side: unknown, key: string): string | null {
  const value = isRecord(side) ? side[key] : null;
  return typeof value === 'string' ? value : null;
}

function text(side: unknown): string {
  return typeof side === 'string' ? side : '';
}

function isRecord(side: unknown): side is Record<string, unknown> {
  return typeof side === 'object' && side !== null;
}
