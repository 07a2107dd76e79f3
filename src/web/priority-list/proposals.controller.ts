import { Body, Post, Query } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { type Line, LINES } from '../../catalogue/mapping/acceptance-line.js';
import { ProposalService } from '../../catalogue/mapping/proposal.service.js';
import { GetPage } from '../http/get-page.js';
import { type FormBody, textOf, textsOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';
import { ticksIn } from './proposal-tick.js';
import { proposalsPage } from './proposals.page.js';

@PageController('list/proposals')
export class ListProposalsController {
  constructor(private readonly proposals: ProposalService) {}

  @GetPage()
  async proposalsOfItems(@RequestContext() context: Context, @Query() query: FormBody): Promise<Screen> {
    const cursor = textOf(query, 'cursor');
    const page = await this.proposals.propose(context, cursor === '' ? undefined : cursor);
    return new Screen('対応付けの候補', proposalsPage(page, lineIn(query), cursor), { wide: true });
  }

  @Post()
  async acceptProposals(@RequestContext() context: Context, @Body() form: FormBody): Promise<SeeOther> {
    const only = textsOf(form, 'only');
    const ticks = ticksIn(only.length > 0 ? only : textsOf(form, 'accept'));
    const { mapped, left } = await this.proposals.accept(context, ticks);
    return new SeeOther(`/list/proposals?line=${lineIn(form)}`, noticeOf(mapped, left));
  }
}

function lineIn(form: FormBody): Line {
  return LINES.find((line) => line === textOf(form, 'line')) ?? 'sure';
}

function noticeOf(mapped: number, remaining: number): string {
  if (mapped + remaining === 0) return '候補が選ばれていないため、何も変更していません。';
  const rest =
    remaining === 0 ? '' : `${remaining}手続は、先に変更または対応付けされていたため、そのままにしました。`;
  return `${mapped}手続を優先手続に対応付けました。${rest}`;
}
