import { describe, expect, it } from '@jest/globals';
import { FileProblem } from './file-problem.js';
import { assertUploadSize, collectUpload, UPLOAD_LIMIT_BYTES } from './upload-limit.js';

describe('the limit of an upload', () => {
  it('takes a file of exactly the limit and refuses one byte more, stating the limit', () => {
    expect(() => assertUploadSize(UPLOAD_LIMIT_BYTES)).not.toThrow();
    expect(() => assertUploadSize(UPLOAD_LIMIT_BYTES + 1)).toThrow('上限 50MB');
  });

  it('stops reading an upload as soon as it is too large', async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 1;
        yield await Promise.resolve(new Uint8Array(10));
      }
    }
    await expect(collectUpload(endless(), 25)).rejects.toThrow(FileProblem);
    expect(sent).toBe(3);
  });

  it('gathers the pieces of an upload in order', async () => {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('手続'));
      yield Buffer.from('名');
    }
    expect((await collectUpload(pieces())).toString()).toBe('手続名');
  });
});
