import { IsDay } from '../platform/http/is-day.js';
import { MayBeLeftOut } from '../platform/http/may-be-left-out.js';

export class DifferenceQuery {
  /** 比較元の版 @example 2020-12-25 */
  @IsDay('比較元の版')
  from!: string;

  /** 比較先の版 @example 2021-12-24 */
  @IsDay('比較先の版')
  to!: string;
}

export class EditionQuery {
  /** 版（省略すると適用中の版） @example 2021-12-24 */
  @MayBeLeftOut()
  @IsDay('版')
  edition?: string;
}
