import { damagedWorkbook } from './damaged-workbook.js';
import { readXml } from './read-xml.js';

/** How a part points to another: by the last word of the relationship's type, such as `worksheet`. */
export interface Relationship {
  id: string;
  type: string;
  /** The name of the part pointed to, in lower case as `readZipDirectory` keys it. */
  target: string;
}

/** The part that holds the relationships of a part; of the whole archive for ''. */
export function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** Reads the relationships of a part. Those that point out of the archive are left out. */
export function readRelationships(content: Buffer, part: string): Relationship[] {
  const found: Relationship[] = [];
  readXml(content, {
    open(name, tag, depth) {
      if (name !== 'Relationship' || depth !== 2) return;
      const { Id: id, Type: type, Target: target, TargetMode: mode } = tag.attributes();
      if (mode?.toLowerCase() === 'external') return;
      if (id === undefined || type === undefined || target === undefined) throw damagedWorkbook();
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolve(part, target) });
    },
  });
  return found;
}

function resolve(part: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const base = path.startsWith('/') ? [] : part.split('/').slice(0, -1);
  const steps: string[] = [...base];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/').toLowerCase();
}
