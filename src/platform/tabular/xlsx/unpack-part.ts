import { crc32, createInflateRaw } from 'node:zlib';
import { beyondLimit, READ_LIMITS } from '../read-limits.js';
import { assertUnpackedSize, UNPACKED_LIMIT_BYTES } from '../upload-limit.js';
import { damagedWorkbook } from './damaged-workbook.js';
import { type ZipPart } from './zip-directory.js';

const CHUNK = 64 * 1024;

/** Unpacks the parts of a workbook, all of them together within what a workbook may unpack to. */
export class Unpacker {
  private spent = 0;

  /**
   * The content of a part. Its size is counted as it comes out, not believed; a part that breaks off or does not give
   * the checksum it states is refused.
   *
   * @throws FileProblem where it is damaged, too large, or packed so tightly that it can only be meant to burst.
   */
  async unpack(part: ZipPart, limit = UNPACKED_LIMIT_BYTES): Promise<Buffer> {
    const { packed, unpackedSize, crc } = part;
    this.spent += unpackedSize;
    assertUnpackedSize(this.spent);
    if (unpackedSize > limit) throw beyondLimit('Excel ファイルの部品の大きさ', limit / 1024 / 1024, 'MB');
    if (unpackedSize > READ_LIMITS.ratioFreeBytes && unpackedSize > packed.length * READ_LIMITS.ratio) {
      throw beyondLimit('Excel ファイルの圧縮率', READ_LIMITS.ratio, '倍');
    }
    const content = part.deflated ? await inflate(packed, unpackedSize) : packed;
    if (content.length !== unpackedSize || crc32(content) !== crc) throw damagedWorkbook();
    return content;
  }
}

async function inflate(packed: Buffer, size: number): Promise<Buffer> {
  const content = Buffer.allocUnsafe(size);
  const stream = createInflateRaw({ chunkSize: CHUNK });
  let bytesWritten = 0;
  try {
    stream.end(packed);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (bytesWritten + chunk.length > size) throw damagedWorkbook();
      bytesWritten += chunk.copy(content, bytesWritten);
    }
  } catch {
    throw damagedWorkbook();
  } finally {
    stream.destroy();
  }
  if (bytesWritten !== size || stream.bytesWritten !== packed.length) throw damagedWorkbook();
  return content;
}
