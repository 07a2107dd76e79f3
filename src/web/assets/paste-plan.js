// Where the cells of a block from a spreadsheet go: by its headings and codes where it has them, else by place.

/**
 * What the block is laid on: the row and column of the cell one is in, the rows shown there, and all rows.
 * @typedef {{
 *   headings: [field: string, heading: string][],
 *   columns: string[],
 *   rows: Row[],
 *   shown: Row[],
 *   at: { row: number, column: number },
 * }} Sheet
 * @typedef {{ id: string, code: string, name: string }} Row
 */

/**
 * @typedef {{ id: string, field: string, text: string }} Fill
 * @typedef {{
 *   fills: Fill[],
 *   matched: boolean,
 *   outside: number,
 *   strangers: string[],
 *   unread: string[],
 * }} Plan the cells to be filled; whether rows were found by code or name; how many cells find no place; rows and
 *   headings of the block that the table does not have
 */

/** A heading or a name as it is compared; as files are read, in short. @param {string} text */
export function headingKey(text) {
  return plain(text)
    .toLowerCase()
    .replace(/^[※*]+|[※*]+$/g, '')
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]$/, '')
    .replace(/^うち/, '')
    .replace(/件数$/, '数');
}

const plain = (/** @type {string} */ text) =>
  text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/\s/g, '');

/**
 * A block is matched by row where it has a column of codes (or names under a heading); its columns by their headings
 * where its first row has some. What is left goes by place, from the cell one is in.
 * @param {string[][]} block
 * @param {Sheet} sheet
 * @returns {Plan}
 */
export function planPaste(block, sheet) {
  const fields = fieldsOfHeadings(block[0] ?? [], sheet.headings);
  const lines = fields ? block.slice(1) : block;
  const filled = lines.filter((line) => line.some((text) => text.trim() !== ''));
  const by = fields ? columnOfKeys(fields) : columnOfCodes(filled, sheet.rows);
  const targets = fields ?? fieldsFromPlace(filled, sheet, by);
  const found = by === null ? null : rowsByKey(sheet.rows, by.of);
  /** @type {Plan} */
  const plan = { fills: [], matched: found !== null, outside: 0, strangers: [], unread: [] };
  if (fields) plan.unread = (block[0] ?? []).filter((text, at) => text.trim() !== '' && fields[at] === null);
  (found ? filled : lines).forEach((line, down) => {
    const key = by ? (line[by.column] ?? '') : '';
    const row = found ? found.get(plain(key)) : sheet.shown[sheet.at.row + down];
    if (found && !row) return plan.strangers.push(key.trim());
    line.forEach((text, at) => {
      const field = targets[at];
      if (!field || (by && at === by.column)) return (plan.outside += field === undefined ? 1 : 0);
      if (!sheet.columns.includes(field) && field !== 'exemptReason') return undefined;
      if (row) return plan.fills.push({ id: row.id, field, text });
      return (plan.outside += 1);
    });
  });
  return plan;
}

/**
 * The field of each cell of a row of headings, null for a heading the table does not have; null where it is no such row.
 * @param {string[]} line
 * @param {Sheet['headings']} headings
 */
function fieldsOfHeadings(line, headings) {
  const known = new Map(headings.map(([field, heading]) => [heading, field]));
  const fields = line.map((text) => known.get(headingKey(text)) ?? null);
  const count = fields.filter((field) => field !== null).length;
  return count >= 2 || (count === 1 && line.length === 1) ? fields : null;
}

/** @param {(string | null)[]} fields @returns {{ column: number, of: 'code' | 'name' } | null} */
function columnOfKeys(fields) {
  const [code, name] = [fields.indexOf('code'), fields.indexOf('name')];
  return code >= 0 ? { column: code, of: 'code' } : name >= 0 ? { column: name, of: 'name' } : null;
}

/**
 * The first column with nothing but codes of the table, each once. Short numbers are no codes: they may be counts.
 * @param {string[][]} lines
 * @param {Row[]} rows
 * @returns {{ column: number, of: 'code' } | null}
 */
function columnOfCodes(lines, rows) {
  const codes = new Set(rows.map(({ code }) => plain(code)));
  const width = Math.max(0, ...lines.map((line) => line.length));
  if (width < 2 || lines.length === 0) return null;
  for (let column = 0; column < width; column += 1) {
    const texts = lines.map((line) => plain(line[column] ?? ''));
    const isCode = (/** @type {string} */ text) => codes.has(text) && (/\D/.test(text) || text.length > 5);
    if (texts.every(isCode) && new Set(texts).size === texts.length) return { column, of: 'code' };
  }
  return null;
}

/**
 * Without headings the columns go by place; beside codes those of names are passed over.
 * @param {string[][]} lines
 * @param {Sheet} sheet
 * @param {{ column: number } | null} by
 * @returns {(string | null | undefined)[]}
 */
function fieldsFromPlace(lines, { columns, rows, at }, by) {
  const names = new Set(rows.map(({ name }) => plain(name)));
  const width = Math.max(0, ...lines.map((line) => line.length));
  let next = at.column;
  return Array.from({ length: width }, (_, column) => {
    const isName = by !== null && lines.every((line) => names.has(plain(line[column] ?? '')));
    if (column === by?.column || isName) return null;
    return columns[next++];
  });
}

/** Rows by code or name; a name that several have finds none. @param {Row[]} rows @param {'code' | 'name'} of */
function rowsByKey(rows, of) {
  /** @type {Map<string, Row | undefined>} */
  const found = new Map();
  for (const row of rows) {
    const key = plain(row[of]);
    found.set(key, found.has(key) ? undefined : row);
  }
  return found;
}
