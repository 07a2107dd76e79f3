import { describe, expect, it } from '@jest/globals';
import { channelsOfRows, faultsAtRows, postedRows } from './channel-rows.js';

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

describe('the channels of the form', () => {
  it('are those that say something', async () => {
    expect(await channelsOfRows(postedRows(form))).toEqual([
      { id: ID, kind: 'eltax', url: null, activeFrom: '2026-04-01', activeTo: null },
      { kind: 'mail', url: 'mail', activeFrom: null, activeTo: null },
    ]);
  });

  it('leave out one that is to be removed', async () => {
    const channels = await channelsOfRows(postedRows({ ...form, 'remove-0': 'on' }));
    expect(channels.map(({ kind }) => kind)).toEqual(['mail']);
  });

  it('have their faults at the row they were typed into', () => {
    const faults = [{ where: 'channels[1].url', message: 'URLが正しくありません。' }];
    expect(faultsAtRows(faults, postedRows(form))).toEqual([
      { where: 'url-2', message: 'URLが正しくありません。' },
    ]);
  });

  it('need a kind where anything else was typed', async () => {
    const rows = postedRows({ ...form, 'url-1': 'https://a.example/' });
    await expect(channelsOfRows(rows)).rejects.toThrow('入力内容に誤りがあります。');
  });
});
