import { type ChannelToKeep } from '../../catalogue/channel/channel.repository.js';
import { type ProcedureChannelDto } from '../../catalogue/channel/channel-answer.dto.js';
import { ChannelsDto, channelsToKeep } from '../../catalogue/channel/channel.dto.js';
import { type Fault } from '../../platform/problem.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { checkedInput } from './checked-input.js';

/** One channel of the form as typed. Without an id it is to be added; a row without a kind says nothing. */
export interface ChannelRow {
  id: string;
  kind: string;
  url: string;
  activeFrom: string;
  activeTo: string;
  remove: boolean;
}

const PARTS = ['id', 'kind', 'url', 'activeFrom', 'activeTo', 'remove'] as const;
const BLANK: ChannelRow = { id: '', kind: '', url: '', activeFrom: '', activeTo: '', remove: false };
const ROWS_TO_ADD = 2;
const MOST_ROWS = 60;

/** The channels there are, and blank rows to add some. */
export function rowsOfChannels(channels: readonly ProcedureChannelDto[]): ChannelRow[] {
  const present = channels.map(({ id, kind, url, activeFrom, activeTo }) => ({
    ...{ id, kind, url: url ?? '' },
    ...{ activeFrom: activeFrom ?? '', activeTo: activeTo ?? '', remove: false },
  }));
  return [...present, ...Array.from({ length: ROWS_TO_ADD }, () => BLANK)];
}

/** The rows as posted; their fields are called `kind-0`, `url-0` and so on. */
export function postedRows(form: FormBody): ChannelRow[] {
  const rows: ChannelRow[] = [];
  while (rows.length < MOST_ROWS && `kind-${rows.length}` in form) {
    const at = rows.length;
    const [id = '', kind = '', url = '', activeFrom = '', activeTo = '', remove = ''] = PARTS.map((part) =>
      textOf(form, `${part}-${at}`).trim(),
    );
    rows.push({ id, kind, url, activeFrom, activeTo, remove: remove !== '' });
  }
  return rows;
}

/** The channels the rows say. @throws Problem 422, InvalidInput for a day that does not exist */
export async function channelsOfRows(rows: readonly ChannelRow[]): Promise<ChannelToKeep[]> {
  const channels = keptRows(rows).map(({ row: { id, kind, url, activeFrom, activeTo } }) => ({
    ...(id === '' ? {} : { id }),
    ...{ kind, url: url || null, activeFrom: activeFrom || null, activeTo: activeTo || null },
  }));
  return channelsToKeep(await checkedInput(ChannelsDto, { channels }));
}

/** Faults of the channels that were kept, at the fields of the rows they came from. */
export function faultsAtRows(faults: readonly Fault[], rows: readonly ChannelRow[]): Fault[] {
  const kept = keptRows(rows);
  return faults.map(({ where, message }) => {
    const [, index, part] = /^channels\W(\d+)\W+(\w+)$/.exec(where) ?? [];
    const at = kept[Number(index)]?.at;
    return at === undefined ? { where, message } : { where: `${part}-${at}`, message };
  });
}

function keptRows(rows: readonly ChannelRow[]) {
  return rows
    .map((row, at) => ({ row, at }))
    .filter(
      ({ row }) =>
        !row.remove && (row.id !== '' || Object.values(row).some((part) => part !== '' && part !== false)),
    );
}
