import { Get } from '@nestjs/common';
import { type VNode } from 'preact';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { reach } from '../../access/permissions.js';
import { GetPage } from '../http/get-page.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { HOME } from '../layout/navigation.js';
import { SetUpChecklist } from '../setup/set-up-checklist.js';
import { isSetUp } from '../setup/set-up-steps.js';
import { SetUpReader } from '../setup/set-up.reader.js';
import { homePage, type HomeView } from './home.page.js';
import { HomeReader } from './home.reader.js';

/** ホーム: where everybody begins. */
@PageController()
export class HomeController {
  constructor(
    private readonly reader: HomeReader,
    private readonly setUp: SetUpReader,
  ) {}

  /** The address without a path. */
  @Get()
  start(): SeeOther {
    return new SeeOther(HOME);
  }

  @GetPage('home')
  async home(@RequestContext() context: Context): Promise<Screen> {
    const view = await this.reader.read(context);
    return new Screen('ホーム', homePage(view, await this.stepsLeft(context, view)));
  }

  /** The steps of setting up, for whoever takes them, until the first month is closed or all are done. */
  private async stepsLeft(context: Context, { begun }: HomeView): Promise<VNode | null> {
    if (begun || reach(context, 'municipality.edit') === 'none') return null;
    const steps = await this.setUp.steps(context);
    return isSetUp(steps) ? null : <SetUpChecklist steps={steps} />;
  }
}
