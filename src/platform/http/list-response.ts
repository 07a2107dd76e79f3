import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';

/** Documents an answer `{ items }` of a whole list. */
export function ApiItems(item: Type) {
  return listOf(item, {});
}

/** Documents an answer `{ items, next }`: a page of a list and the cursor of the page after it. */
export function ApiPage(item: Type) {
  return listOf(item, {
    next: { type: 'string', nullable: true, description: '続きのcursor。なければ null' },
  });
}

function listOf(item: Type, more: Record<string, { type: string; nullable: boolean; description: string }>) {
  const items = { type: 'array', items: { $ref: getSchemaPath(item) } };
  const properties = { items, ...more };
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({ schema: { type: 'object', required: Object.keys(properties), properties } }),
  );
}
