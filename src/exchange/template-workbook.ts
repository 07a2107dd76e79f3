import { type ColumnToWrite, type SheetToWrite } from '../platform/tabular/sheet-to-write.js';
import { choicesOf, type FileColumn, ruleOf } from '../platform/tabular/columns.js';
import { writeWorkbook } from '../platform/tabular/write-workbook.js';
import { type ImportKind } from './import-kinds.js';

const RULES: readonly ColumnToWrite[] = [
  { title: '列', kind: 'text' },
  { title: '必須', kind: 'text' },
  { title: '入力のしかた', kind: 'text', width: 60 },
  { title: '選べる値', kind: 'text', width: 40 },
  { title: '記入例', kind: 'text' },
];

/**
 * A workbook to fill in: the headings of a kind with their drop-downs on the first sheet, which is the one that is read,
 * and how each is filled in with an example on the second. Imported as it is, it has no rows.
 */
export async function templateOf(
  kind: Pick<ImportKind, 'label' | 'about' | 'columns' | 'oneOf'>,
): Promise<Buffer> {
  const columns = Object.values(kind.columns);
  const toFill: SheetToWrite = {
    name: kind.label,
    columns: columns.map((column) => ({
      title: column.name,
      kind: 'text',
      width: Math.min(30, Math.max(12, column.name.length * 2 + 4)),
      choices: choicesOf(column),
    })),
    rows: [],
  };
  const groups = kind.oneOf.map((group) =>
    group.map((field) => kind.columns[field]?.name ?? field).join('と'),
  );
  const rules: SheetToWrite = {
    name: '記入のしかた',
    columns: RULES,
    rows: [
      ...columns.map((column) => ruleRow(column)),
      ['', '', kind.about, '', ''],
      ...groups.map((group) => ['', '', `${group}は、どちらか一方で足ります。`, '', '']),
      ['', '', '使わない列は消してかまいません。ない列の内容は変わりません。', '', ''],
      ['', '', `取り込むのは「${kind.label}」のシートだけです。この説明と記入例は取り込みません。`, '', ''],
    ],
  };
  return writeWorkbook({ sheets: [toFill, rules], print: { left: `${kind.label}の取り込み`, right: '' } });
}

function ruleRow(column: FileColumn): string[] {
  const { name, required, example = '' } = column;
  return [name, required ? '必須' : '', ruleOf(column), choicesOf(column).join('、'), example];
}
