import { routeFacts } from '../../platform/http/route-config.js';

/** Marks a route that an open page calls by itself: it does not keep the session from its idle end. */
export const Background = () => routeFacts({ background: true });
