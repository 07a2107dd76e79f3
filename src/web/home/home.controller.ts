import { Controller, Get, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { type PageRequest } from '../../access/session/session.guard.js';
import { Screen, SeeOther } from '../http/screen.js';
import { entriesOf, homeOf } from '../layout/navigation.js';
import { homePage } from './home.page.js';

@ApiExcludeController()
@Controller()
export class HomeController {
  @Get()
  start(@RequestContext() { actor }: Context): SeeOther {
    return new SeeOther(homeOf(actor.role));
  }

  @Get('home')
  home(@RequestContext() { actor }: Context, @Req() { signedIn }: PageRequest): Screen {
    const { label, role } = actor;
    const entries = entriesOf(role).filter(({ href }) => href !== '/home');
    const municipalityName = signedIn?.municipalityName ?? '';
    return new Screen('ホーム', homePage({ label, role, municipalityName, entries }));
  }
}
