import { DefaultNamingStrategy } from 'typeorm';
import { columnOf } from './column-name.js';

/** Properties are camelCase, columns snake_case: one rule instead of a name on every column. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? columnOf(propertyName);
  }
}
