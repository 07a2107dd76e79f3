import { routeFacts } from './route-config.js';

/** Marks a route that anybody may use; who has a session is known there too. */
export const Public = () => routeFacts({ open: 'known' });

/** Marks a route that anybody may use and for which nobody is looked up. */
export const Anonymous = () => routeFacts({ open: 'anonymous' });
