import { type ArgumentMetadata, type PipeTransform } from '@nestjs/common';

/** A value of the query that a route takes by its name is one text: of several the last counts, as in forms. */
export class SingleValuePipe implements PipeTransform {
  transform(value: unknown, { type, data }: ArgumentMetadata): unknown {
    return type === 'query' && data !== undefined && Array.isArray(value) ? value.at(-1) : value;
  }
}
