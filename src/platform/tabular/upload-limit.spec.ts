import { describe, expect, it } from '@jest/globals';
import { assertUploadSize, UPLOAD_LIMIT_BYTES } from './upload-limit.js';

describe('the limit of an upload', () => {
  it('takes a file of exactly the limit and refuses one byte more, stating the limit', () => {
    expect(() => assertUploadSize(UPLOAD_LIMIT_BYTES)).not.toThrow();
    expect(() => assertUploadSize(UPLOAD_LIMIT_BYTES + 1)).toThrow('上限 50MB');
  });
});
