import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';

/** Documents an answer `{ items }` of a whole list. */
export function ApiItems(item: Type) {
  return listOf(item, {});
}

const NEXT = { type: 'string', nullable: true, description: '続きのcursor。なければ null' };
const PREVIOUS = { type: 'string', nullable: true, description: '前のページのcursor。最初のページでは null' };

/** Documents an answer `{ items, next }`: a page of a list and the cursor of the page after it. */
export function ApiPage(item: Type) {
  return listOf(item, { next: NEXT });
}

/** Documents the same for a list that is read both ways, with the cursor of the page before. */
export function ApiTwoWayPage(item: Type) {
  return listOf(item, { next: NEXT, previous: PREVIOUS });
}

function listOf(item: Type, more: Record<string, { type: string; nullable: boolean; description: string }>) {
  const items = { type: 'array', items: { $ref: getSchemaPath(item) } };
  const properties = { items, ...more };
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({ schema: { type: 'object', required: Object.keys(properties), properties } }),
  );
}
