import { describe, expect, it } from '@jest/globals';
import { ChannelsDto, channelsToKeep } from '../../catalogue/channel/channel.dto.js';
import { checked } from '../http/checked-form.js';
import { type FormBody } from '../http/form-body.js';
import { CHANNEL_FORM } from './channel-form.js';

const ID = '7b1c1d52-54b5-4d4e-9f0a-0a8b1c2d3e4f';

const form = {
  'id-0': ID,
  'kind-0': 'eltax',
  'url-0': '',
  'activeFrom-0': '2026-04-01',
  'activeTo-0': '',
  'id-1': '',
  'kind-1': '',
  'url-1': '',
  'activeFrom-1': '',
  'activeTo-1': '',
  'id-2': '',
  'kind-2': 'mail',
  'url-2': 'mail',
  'activeFrom-2': '',
  'activeTo-2': '',
};

const channelsOf = async (body: FormBody) =>
  channelsToKeep(await checked(ChannelsDto, CHANNEL_FORM.read(body)));

describe('the channels of the form', () => {
  it('are those that say something', async () => {
    expect(await channelsOf(form)).toEqual([
      { id: ID, kind: 'eltax', url: null, activeFrom: '2026-04-01', activeTo: null },
      { kind: 'mail', url: 'mail', activeFrom: null, activeTo: null },
    ]);
  });

  it('leave out one that is to be removed', async () => {
    const channels = await channelsOf({ ...form, 'remove-0': 'on' });
    expect(channels.map(({ kind }) => kind)).toEqual(['mail']);
  });

  it('have their faults at the row they were typed into', () => {
    const faults = [{ where: 'channels[1].url', message: 'URLが正しくありません。' }];
    expect(CHANNEL_FORM.atInputs(faults, form)).toEqual([
      { where: 'url-2', message: 'URLが正しくありません。' },
    ]);
  });

  it('need a kind where anything else was typed', async () => {
    await expect(channelsOf({ ...form, 'url-1': 'https://a.example/' })).rejects.toThrow(
      '入力内容に誤りがあります。',
    );
  });

  it('are filled in with those there are and two blank rows, and read back the same', async () => {
    const channels = [
      { id: ID, kind: 'eltax', url: null, activeFrom: '2026-04-01', activeTo: null },
      {
        id: ID.replace('7b', '8b'),
        kind: 'mail',
        url: 'https://a.example/',
        activeFrom: null,
        activeTo: null,
      },
    ];
    const filled = CHANNEL_FORM.filledWith({ channels });
    expect(Object.keys(filled).filter((input) => input.startsWith('kind-'))).toHaveLength(4);
    expect(await channelsOf(filled)).toEqual(channels);
  });

  it('stand beside another version in words', () => {
    const other = { ...form, 'activeTo-0': '2027-03-31', 'remove-2': 'on' };
    expect(CHANNEL_FORM.compare(form, other)).toEqual([
      {
        label: '受付システム',
        yours: 'eLTAX（2026年4月1日（令和8年4月1日）～）、メール（mail）',
        current: 'eLTAX（2026年4月1日（令和8年4月1日）～2027年3月31日（令和9年3月31日））',
      },
    ]);
  });
});
