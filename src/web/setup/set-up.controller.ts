import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { originOf } from '../../access/http/request-origin.js';
import {
  type ListedMunicipality,
  municipalityFile,
  searchMunicipalities,
} from '../../access/municipality/municipality-list.js';
import { type PageRequest } from '../../access/session/session.guard.js';
import { type SetUpInput } from '../../access/set-up/set-up-faults.js';
import { SetUpService } from '../../access/set-up/set-up.service.js';
import { Public } from '../../platform/http/public.js';
import { retryAfter } from '../../platform/http/retry-after.js';
import { ShowsSecret } from '../../platform/http/route-config.js';
import { Problem } from '../../platform/problem.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { type Screen, SeeOther } from '../http/screen.js';
import { SessionStart } from '../sign-in/session-start.service.js';
import { codeScreen, firstUserScreen, municipalityScreen, SET_UP_FORM } from './set-up.page.js';

/** はじめての設定, for whoever has the code. There is no such page where there is a municipality. */
@PageController('setup')
export class SetUpController {
  constructor(
    private readonly setUp: SetUpService,
    private readonly starts: SessionStart,
  ) {}

  @Get()
  @Public()
  @ShowsSecret()
  async setUpForm(
    @Req() request: PageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('code') code = '',
    @Query('q') text = '',
    @Query('municipality') municipality = '',
  ): Promise<Screen> {
    const typed = code.trim();
    if (typed === '' && (await this.setUp.isPending())) return codeScreen();
    try {
      await this.setUp.check(typed, originOf(request));
    } catch (error) {
      return refused(error, reply);
    }
    const { municipalities } = municipalityFile();
    const chosen = listed(municipality);
    if (!chosen) return municipalityScreen(typed, text, searchMunicipalities(municipalities, text));
    return firstUserScreen(typed, chosen, FormState.of(SET_UP_FORM, { code: typed, municipality }));
  }

  @Post()
  @Public()
  @ShowsSecret()
  async start(
    @Body() posted: FormBody,
    @Req() request: PageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Screen | SeeOther> {
    const code = textOf(posted, 'code');
    return submitForm({
      form: SET_UP_FORM,
      posted,
      act: async (input: SetUpInput) => {
        await this.setUp.setUp(code, input, originOf(request));
        await this.starts.begin(request, reply, input);
      },
      done: () => new SeeOther('/setup/steps', '団体と最初の利用者を登録しました。'),
      again: (state) => {
        if (state.faults.some(({ where }) => where === 'code')) return codeScreen(state.refusal);
        const chosen = listed(state.text('municipality'));
        return chosen ? firstUserScreen(code, chosen, state) : municipalityScreen(code, '', []);
      },
    });
  }
}

function listed(code: string): ListedMunicipality | undefined {
  return municipalityFile().municipalities.find((one) => one.code === code);
}

/** The page that asks for the code once more, where it is about the code. */
function refused(error: unknown, reply: FastifyReply): Screen {
  if (!(error instanceof Problem) || error.status === 404) throw error;
  retryAfter(error, reply);
  return codeScreen(error);
}
