import { rate, text, type ReportColumn } from '../section/report-column.js';
import { type Block, type Figure, type Link } from '../section/report-section.js';

/** The figures of a department or a month, by indicator. */
export interface FigureRow {
  key: string;
  name: string;
  figures: Record<string, Figure>;
}

export const INCOMPLETE_NOTE: Block = {
  kind: 'note',
  text: '「回答」は、回答がそろっていないものについて「回答 / 対象」を示します。',
};

export function figureColumns(
  label: string,
  indicators: readonly { key: string; name: string }[],
  link?: (row: FigureRow, indicator: string) => Link,
): ReportColumn<FigureRow>[] {
  return [
    text('name', label, ({ name }) => name, { heading: true }),
    ...indicators.map(({ key, name }) =>
      rate<FigureRow>(key, name, ({ figures }) => figures[key], {
        abreast: true,
        link: (row) => link?.(row, key),
      }),
    ),
  ];
}
