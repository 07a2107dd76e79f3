import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { GetPage } from '../http/get-page.js';
import { PageController } from '../http/page-controller.js';
import { type Screen } from '../http/screen.js';
import { setUpStepsScreen } from './set-up-steps.page.js';
import { SetUpReader } from './set-up.reader.js';

@PageController('setup/steps')
export class SetUpStepsController {
  constructor(private readonly reader: SetUpReader) {}

  @GetPage()
  async steps(@RequestContext() context: Context): Promise<Screen> {
    return setUpStepsScreen(await this.reader.steps(context));
  }
}
