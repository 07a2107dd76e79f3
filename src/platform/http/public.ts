import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'public route';

/** Marks a route that anybody may ask, without a token. */
export const Public = () => SetMetadata(PUBLIC, true);
