import { type EditionDifferenceDto, type ListItemDto } from './priority-list-answer.dto.js';
import { COMPARED_FIELDS, type ComparedField } from './edition-words.js';

/**
 * What became of the items from one edition to another, told by their stable keys: the same number may stand for
 * different items. Added and changed items come in the order of `to`, removed ones in that of `from`.
 */
export function differenceOf(from: readonly ListItemDto[], to: readonly ListItemDto[]): EditionDifferenceDto {
  const before = new Map(from.map((item) => [item.key, item]));
  const keysAfter = new Set(to.map(({ key }) => key));
  const changedItems = to.flatMap((item) => {
    const old = before.get(item.key);
    const fields = old ? COMPARED_FIELDS.filter((field) => differs(old[field], item[field])) : [];
    return old && fields.length > 0 ? [{ key: item.key, fields, from: old, to: item }] : [];
  });
  const added = to.filter(({ key }) => !before.has(key));
  return {
    added,
    removed: from.filter(({ key }) => !keysAfter.has(key)),
    changed: changedItems,
    same: to.length - added.length - changedItems.length,
  };
}

function differs(a: ListItemDto[ComparedField], b: ListItemDto[ComparedField]): boolean {
  return typeof a === 'object' && typeof b === 'object'
    ? [...a].sort().join() !== [...b].sort().join()
    : a !== b;
}
