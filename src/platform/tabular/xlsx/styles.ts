import { builtInMeaning, formatMeaning, type NumberMeaning } from './date-format.js';
import { readXml } from './read-xml.js';

/** Reads what each cell style (by its place) makes of a number. */
export function readStyles(content: Buffer): NumberMeaning[] {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCellFormats = false;
  readXml(content, {
    open(name, tag, depth) {
      if (depth === 2) inCellFormats = name === 'cellXfs';
      if (depth !== 3) return;
      if (name === 'numFmt') {
        const { numFmtId, formatCode = '' } = tag.attributes();
        codes.set(Number(numFmtId), formatCode);
      } else if (name === 'xf' && inCellFormats) formats.push(Number(tag.attributes()['numFmtId'] ?? 0));
    },
  });
  return formats.map((id) => {
    const code = codes.get(id);
    return code === undefined ? builtInMeaning(id) : formatMeaning(code);
  });
}
