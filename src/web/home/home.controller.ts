import { Get } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { GetPage } from '../http/get-page.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { HOME } from '../layout/navigation.js';
import { homePage } from './home.page.js';
import { HomeReader } from './home.reader.js';

/** ホーム: where everybody begins. */
@PageController()
export class HomeController {
  constructor(private readonly reader: HomeReader) {}

  /** The address without a path. */
  @Get()
  start(): SeeOther {
    return new SeeOther(HOME);
  }

  @GetPage('home')
  async home(@RequestContext() context: Context): Promise<Screen> {
    return new Screen('ホーム', homePage(await this.reader.read(context)));
  }
}
