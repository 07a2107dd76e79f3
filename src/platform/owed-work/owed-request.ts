import { type Touched } from './touched.js';

/** For a handler's view: what it answers. */
export interface OwedRequest {
  /** Up to which request its result will be good. */
  requested: number;
  /** Up to which request the stored result is good. */
  done: number;
  /** What the requests since then touched; null = everything. */
  touched: Touched | null;
}
