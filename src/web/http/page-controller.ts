import { applyDecorators, Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

/** Class decorator: a controller of pages, which the description of the API leaves out. */
export function PageController(path: string | string[] = ''): ClassDecorator {
  return applyDecorators(ApiExcludeController(), Controller(path));
}
