import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { STAGE_NAMES } from '../../kernel/stage.js';
import { type Fault } from '../../platform/problem.js';
import { isWebAddress, NOT_A_WEB_ADDRESS } from '../channel/channel-faults.js';
import { type ChannelKind } from '../channel/channel-words.js';
import { type ChannelToKeep } from '../channel/channel.repository.js';
import { type CurrentStageDto } from '../stage-history/stage-answer.dto.js';
import { type ProcedureChannelDto } from '../channel/channel-answer.dto.js';
import { type MappedItemDto } from '../mapping/mapping-answer.dto.js';
import { type Frequency, type ProcedureKind } from '../procedure/procedure-words.js';
import { stageFaults, stageInTrail, type StageStatement } from '../stage-history/stage-statement.js';

/** One change that is made to many procedures. */
export type BulkChange =
  | { kind: 'department'; departmentId: string }
  | ({ kind: 'stage'; note: string | null } & StageStatement)
  | { kind: 'add-channel'; channel: ChannelKind; url: string | null; activeFrom: IsoDate | null }
  | { kind: 'end-channel'; channel: ChannelKind; activeTo: IsoDate }
  | { kind: 'plan'; plannedMonth: Month | null }
  | { kind: 'frequency'; frequency: Frequency }
  | { kind: 'procedure-kind'; procedureKind: ProcedureKind | null }
  | { kind: 'add-item'; itemKey: string }
  | { kind: 'remove-item'; itemKey: string };

/** A procedure as it stands before the change. */
export interface BulkRow {
  id: string;
  code: string;
  name: string;
  version: number;
  departmentId: string;
  plannedMonth: Month | null;
  frequency: Frequency;
  kind: ProcedureKind | null;
  retired: boolean;
  /** On the day from which the change's stage is to hold, and today; null where not answered. */
  stageThen: CurrentStageDto | null;
  stageToday: CurrentStageDto | null;
  channels: readonly ProcedureChannelDto[];
  /** The items of the list it stands behind. */
  items: readonly MappedItemDto[];
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
  switch (change.kind) {
    case 'department':
      return fieldLine(row, { departmentId: change.departmentId }, 'すでにこの課の手続です。');
    case 'plan':
      return fieldLine(row, { plannedMonth: change.plannedMonth }, 'すでにこの予定年月です。');
    case 'frequency':
      return fieldLine(row, { frequency: change.frequency }, 'すでにこの報告頻度です。');
    case 'procedure-kind':
      return fieldLine(row, { kind: change.procedureKind }, 'すでにこの種類です。');
    case 'stage':
      return stageLine(row, change);
    case 'add-channel':
      return addedLine(row, change, today);
    case 'end-channel':
      return endedLine(row, change);
    case 'add-item':
    case 'remove-item':
      return itemLine(row, change);
  }
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

/** One of the procedure's own fields. */
function fieldLine(row: BulkRow, field: Partial<BulkRow>, already: string): BulkLine {
  const [[name, value] = ['', null]] = Object.entries(field);
  const before = row[name as keyof BulkRow];
  return before === value ? same(row, already) : changedLine(row, { [name]: before }, { [name]: value });
}

function itemLine(
  row: BulkRow,
  { kind, itemKey }: Extract<BulkChange, { kind: 'add-item' | 'remove-item' }>,
): BulkLine {
  const others = row.items.filter((one) => one.itemKey !== itemKey);
  const mapped = others.length < row.items.length;
  if (kind === 'add-item') {
    if (mapped) return same(row, 'すでにこの優先手続に対応付けられています。');
    const added: MappedItemDto = { itemKey, leadDepartmentId: null };
    return changedLine(row, { items: row.items }, { items: [...row.items, added] });
  }
  return mapped
    ? changedLine(row, { items: row.items }, { items: others })
    : same(row, 'この優先手続には対応付けられていません。');
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
