import { getMetadataArgsStorage } from 'typeorm';
import { type EntityClass } from './table-columns.js';

/** Gives an entity the columns of another, but some. */
export function ColumnsOf<Row extends object>(
  other: EntityClass<Row>,
  { except }: { except: readonly (keyof Row & string)[] },
): ClassDecorator {
  return (target) => {
    const { columns } = getMetadataArgsStorage();
    const isLeft = (field: string) => except.some((one) => one === field);
    const shared = columns.filter((column) => column.target === other && !isLeft(column.propertyName));
    columns.push(...shared.map((column) => ({ ...column, target })));
  };
}
