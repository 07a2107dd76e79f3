import { type IsoDate } from '../../kernel/date.js';
import { STAGE_NAMES } from '../../kernel/stage.js';
import { type Fault } from '../../platform/problem.js';
import { isWebAddress, NOT_A_WEB_ADDRESS } from '../channel/channel-faults.js';
import { type ChannelKind } from '../channel/channel-words.js';
import { type ChannelToKeep } from '../channel/channel.repository.js';
import { type CurrentStageDto } from '../stage-history/stage-answer.dto.js';
import { type ProcedureChannelDto } from '../channel/channel-answer.dto.js';
import { stageFaults, stageInTrail, type StageStatement } from '../stage-history/stage-statement.js';

/** One change that is made to many procedures. */
export type BulkChange =
  | { kind: 'department'; departmentId: string }
  | ({ kind: 'stage'; note: string | null } & StageStatement)
  | { kind: 'add-channel'; channel: ChannelKind; url: string | null; activeFrom: IsoDate | null }
  | { kind: 'end-channel'; channel: ChannelKind; activeTo: IsoDate };

/** A procedure as it stands before the change. */
export interface BulkRow {
  id: string;
  code: string;
  name: string;
  version: number;
  departmentId: string;
  retired: boolean;
  /** On the day from which the change's stage is to hold, and today; null where not answered. */
  stageThen: CurrentStageDto | null;
  stageToday: CurrentStageDto | null;
  channels: readonly ProcedureChannelDto[];
}

/** What the change does to one procedure. */
export interface BulkLine {
  id: string;
  code: string;
  name: string;
  outcome: 'change' | 'same' | 'refused';
  /** The fields before and after, by the names the audit trail has for them; empty unless something changes. */
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** Why it is refused or stays the same, or what to know about the change; null for nothing. */
  remark: string | null;
}

/** What is wrong with a change whatever it is made to, on the day `today`; nothing gives an empty list. */
export function bulkFaults(change: BulkChange, today: IsoDate): Fault[] {
  if (change.kind === 'stage') return stageFaults(change, today);
  if (change.kind === 'add-channel' && change.url !== null && !isWebAddress(change.url)) {
    return [{ where: 'url', message: NOT_A_WEB_ADDRESS }];
  }
  return [];
}

/** What a change would do to a procedure, on the day `today`. */
export function bulkLine(row: BulkRow, change: BulkChange, today: IsoDate): BulkLine {
  if (row.retired) return refused(row, '登録取消の手続は変更できません。');
  if (change.kind === 'department') {
    return change.departmentId === row.departmentId
      ? same(row, 'すでにこの課の手続です。')
      : changedLine(row, { departmentId: row.departmentId }, { departmentId: change.departmentId });
  }
  if (change.kind === 'stage') return stageLine(row, change);
  return change.kind === 'add-channel' ? addedLine(row, change, today) : endedLine(row, change);
}

/** A line for an id that names nothing the actor may see. */
export function unknownLine(id: string): BulkLine {
  return refused({ id, code: '―', name: '（表示できない手続）' }, '手続が見つかりません。');
}

/** The channels of a kind that a change ends. */
export function channelsToEnd(
  { channels }: Pick<BulkRow, 'channels'>,
  { channel, activeTo }: Extract<BulkChange, { kind: 'end-channel' }>,
): ProcedureChannelDto[] {
  return channels.filter((one) => one.kind === channel && (one.activeTo === null || one.activeTo > activeTo));
}

function stageLine(row: BulkRow, change: Extract<BulkChange, { kind: 'stage' }>): BulkLine {
  const { stage, exemptReason, effectiveOn } = change;
  const { stageThen: then, stageToday: now } = row;
  if (then?.stage === stage && then.exemptReason === exemptReason) return same(row, 'すでにこの段階です。');
  const line = changedLine(row, stageInTrail(then), stageInTrail(change));
  if (now === null || now.effectiveOn <= effectiveOn) return line;
  const later = `この日より後に「${STAGE_NAMES[now.stage]}」と登録されているため、今日現在の段階は変わりません。`;
  return { ...line, remark: later };
}

function addedLine(
  row: BulkRow,
  { channel, url, activeFrom }: Extract<BulkChange, { kind: 'add-channel' }>,
  today: IsoDate,
): BulkLine {
  const from = activeFrom ?? today;
  const there = row.channels.some(
    ({ kind, activeTo }) => kind === channel && (activeTo === null || activeTo >= from),
  );
  if (there) return same(row, 'すでにこの受付システムがあります。');
  const added: ChannelToKeep = { kind: channel, url, activeFrom, activeTo: null };
  return changedLine(row, { channels: row.channels }, { channels: [...row.channels, added] });
}

function endedLine(row: BulkRow, change: Extract<BulkChange, { kind: 'end-channel' }>): BulkLine {
  const { channel, activeTo } = change;
  if (!row.channels.some(({ kind }) => kind === channel)) {
    return refused(row, 'この受付システムは登録されていません。');
  }
  const ending = channelsToEnd(row, change);
  if (ending.length === 0) return same(row, 'すでに終わっています。');
  if (ending.some(({ activeFrom }) => activeFrom !== null && activeFrom > activeTo)) {
    return refused(row, '利用終了日が、この受付システムの利用開始日より前です。');
  }
  const after = row.channels.map((one) => (ending.includes(one) ? { ...one, activeTo } : one));
  return changedLine(row, { channels: row.channels }, { channels: after });
}

type Named = Pick<BulkRow, 'id' | 'code' | 'name'>;
type Fields = Record<string, unknown>;

function changedLine({ id, code, name }: Named, before: Fields, after: Fields): BulkLine {
  return { id, code, name, outcome: 'change', before, after, remark: null };
}

function same(row: Named, remark: string): BulkLine {
  return unchangedLine(row, 'same', remark);
}

function refused(row: Named, remark: string): BulkLine {
  return unchangedLine(row, 'refused', remark);
}

function unchangedLine({ id, code, name }: Named, outcome: 'same' | 'refused', remark: string): BulkLine {
  return { id, code, name, outcome, before: {}, after: {}, remark };
}
