import { Column, type ColumnOptions } from 'typeorm';
import { Labelled } from '../../platform/database/labelled.js';

function labelledColumn(column: ColumnOptions, ...label: Parameters<typeof Labelled>): PropertyDecorator {
  return (entity, field) => {
    Column(column)(entity, field);
    Labelled(...label)(entity, String(field));
  };
}

/** Whether something holds of the row. */
export const Flag = (label: string, meaning: string) =>
  labelledColumn({ type: 'boolean' }, label, { meaning });

/** A count that may be unanswered, with `NotApplicable` beside it. */
export const Count = (label: string, meaning: string) =>
  labelledColumn({ type: 'bigint', nullable: true }, label, {
    meaning: `${meaning}（件）。null は未回答か該当なし`,
  });

export const NotApplicable = (count: string) =>
  labelledColumn({ type: 'boolean', default: false }, `${count}は該当なし`);

/** A count over the reports in which both counts are Values. */
export const CountOfPairs = (label: string) =>
  labelledColumn({ type: 'bigint' }, label, { meaning: `${label}（件）` });

/** A word of a closed list, null where there is none. */
export const OptionalWord = (label: string, words: readonly string[], meaning?: string) =>
  labelledColumn({ type: 'text', nullable: true }, label, { words, meaning });
