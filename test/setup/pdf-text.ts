import { inflateSync } from 'node:zlib';

/** A run of letters on a page as a reader's program finds it. */
export interface PdfRun {
  text: string;
  /** From 1. */
  page: number;
  /** From the foot of the page, in points. */
  y: number;
  size: number;
  /** Not read out: the page's number, what stands at the head of the page, the mark across it. */
  artifact: boolean;
}

type Matrix = [number, number, number, number, number, number];

/** A string in parentheses: others may stand within it unescaped, as long as they are balanced. */
const literal = (within: string) => String.raw`\((?:[^()\\]|\\[\s\S]${within})*\)`;
const NESTED = `|${literal(`|${literal('')}`)}`;
const STRING = new RegExp(`${literal(NESTED)}|<[\\dA-F]*>`);
const STRINGS = new RegExp(STRING, 'g');
const TOKENS = new RegExp(
  [
    String.raw`\[(?:${STRING.source}|[^\]])*\]\s*TJ|(?:${STRING.source})\s*Tj`,
    String.raw`\bq\b|\bQ\b|/f\d+ [\d.]+ Tf|(?:-?[\d.]+ ){6}cm|/Artifact|BDC|BMC|EMC`,
  ].join('|'),
  'g',
);

/** The letters of a PDF made by our typesetter, page by page, by the codes that copying and reading aloud go by. */
export function pdfRuns(pdf: Buffer): PdfRun[] {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  const order = /\/Kids \[([^\]]*)\]/.exec(pdf.toString('latin1'))?.[1]?.split(/ 0 R ?/) ?? [];
  const sorted = [...pages].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return sorted.flatMap(({ head }, at) => {
    const content = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '';
    const fonts = new Map(
      [...head.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
        name,
        lettersOf(objects, id),
      ]),
    );
    return runsOf(objects.get(content)?.body ?? '', fonts, at + 1);
  });
}

interface PdfObject {
  id: string;
  head: string;
  body: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const found = new Map<string, PdfObject>();
  for (const { 1: id = '', 2: head = '', index, 0: all } of text.matchAll(
    /(?:^|\n)(\d+) 0 obj\n([\s\S]*?)(?:endobj|stream\n)/g,
  )) {
    const start = index + all.length;
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const bytes = all.endsWith('stream\n') ? pdf.subarray(start, start + length) : Buffer.alloc(0);
    const body = head.includes('/FlateDecode') && bytes.length > 0 ? inflateSync(bytes) : bytes;
    found.set(id, { id, head, body: body.toString('latin1') });
  }
  return found;
}

function lettersOf(objects: Map<string, PdfObject>, font: string): Map<string, string> {
  const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1] ?? '';
  const pairs = (objects.get(table)?.body ?? '').matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm);
  return new Map(
    [...pairs].map(([, code = '', hex = '']) => [code, Buffer.from(hex, 'hex').swap16().toString('utf16le')]),
  );
}

function runsOf(content: string, fonts: Map<string, Map<string, string>>, page: number): PdfRun[] {
  const runs: PdfRun[] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let font = { name: '', size: 0 };
  const marks: boolean[] = [];
  let artifact = false;
  for (const [token] of content.matchAll(TOKENS)) {
    if (token === 'q') saved.push(matrix);
    else if (token === 'Q') matrix = saved.pop() ?? matrix;
    else if (token.endsWith('cm')) matrix = times(token.split(' ').slice(0, 6).map(Number) as Matrix, matrix);
    else if (token === '/Artifact') artifact = true;
    else if (token === 'BDC' || token === 'BMC') {
      marks.push(artifact);
      artifact = false;
    } else if (token === 'EMC') marks.pop();
    else if (token.endsWith('Tf')) {
      const [name = '', size = ''] = token.slice(1).split(' ');
      font = { name, size: Number(size) };
    } else if (/T[Jj]$/.test(token)) {
      const letters = fonts.get(font.name);
      const text = codesIn(token)
        .map((code) => letters?.get(code) ?? '\uFFFD')
        .join('');
      runs.push({ text, page, y: matrix[5], size: font.size, artifact: marks.includes(true) });
    }
  }
  return runs;
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Two bytes make one code. */
function codesIn(token: string): string[] {
  return (token.match(STRINGS) ?? []).flatMap((one) => hexOf(one).match(/.{4}/g) ?? []);
}

function hexOf(string: string): string {
  const inside = string.slice(1, -1);
  if (string.startsWith('<')) return inside;
  const bytes = inside.replace(/\\(\d{3}|[\s\S])/g, (_, escaped: string) =>
    /^\d/.test(escaped) ? String.fromCharCode(parseInt(escaped, 8)) : (ESCAPES[escaped] ?? escaped),
  );
  return Buffer.from(bytes, 'latin1').toString('hex').toUpperCase();
}
