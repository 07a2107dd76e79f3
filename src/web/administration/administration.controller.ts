import { Get } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { PageController } from '../http/page-controller.js';
import { SeeOther } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';

@PageController('administration')
export class AdministrationController {
  /** Leads to the first part that the user may see. */
  @Get()
  administration(@RequestContext() context: Context): SeeOther {
    const [first] = administrationTabs(context, '');
    return new SeeOther(first?.href ?? '/account');
  }
}
