import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { UploadBudget } from './upload-budget.js';

const UPLOADS_BUSY = 'ほかのファイルを受け取っている最中です。';

function stage() {
  const budget = new UploadBudget(100, 60);
  const open = (municipality: string) => {
    const response = new EventEmitter();
    const take = budget.open(municipality, response as never);
    return { take, close: () => response.emit('close') };
  };
  return open;
}

describe('the room for files', () => {
  it('is bounded for one municipality, and leaves the rest to others', () => {
    const open = stage();
    const [first, second, other] = [open('342025'), open('342025'), open('131016')];
    first.take(50);
    expect(() => second.take(11)).toThrow(UPLOADS_BUSY);
    second.take(10);
    other.take(40);
    expect(() => other.take(1)).toThrow(UPLOADS_BUSY);
  });

  it('comes back when a request has been answered, also where it was refused half-way', () => {
    const open = stage();
    const first = open('342025');
    first.take(60);
    expect(() => first.take(1)).toThrow(UPLOADS_BUSY);
    first.close();
    const next = open('342025');
    next.take(60);
    next.close();
    open('342025').take(60);
  });
});
