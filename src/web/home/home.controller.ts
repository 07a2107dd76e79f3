import { Get } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { PageController } from '../http/page-controller.js';
import { SeeOther } from '../http/screen.js';
import { homeOf } from '../layout/navigation.js';

/** The address without a path: each role's own first page. */
@PageController()
export class HomeController {
  @Get()
  start(@RequestContext() { actor }: Context): SeeOther {
    return new SeeOther(homeOf(actor.role));
  }
}
