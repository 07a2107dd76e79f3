import { plainCode } from '../kernel/code.js';
import { hasWords, searchWords } from '../kernel/text.js';
import { type ListItemDto } from './priority-list-answer.dto.js';

/** Whether a search finds an item: by any part of its name or group, by its number as a whole. */
export function itemMatches(
  { name, groupName, number }: Pick<ListItemDto, 'name' | 'groupName' | 'number'>,
  text: string,
): boolean {
  return hasWords(searchWords(text), [name, groupName]) || plainCode(text) === String(number);
}
