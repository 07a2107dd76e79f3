import { type Completeness } from '../../kernel/rate.js';

/** How many of the expected answers were given. */
export class CompletenessDto {
  /** 報告のあった数 */ reported!: Completeness['reported'];
  /** 報告されるべき数 */ expected!: Completeness['expected'];
}
