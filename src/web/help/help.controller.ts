import { Get, Param, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type Context } from '../../access/context.js';
import { RequestContext } from '../../access/http/request-context.js';
import { orNotFound } from '../../platform/problem.js';
import { PageController } from '../http/page-controller.js';
import { Screen } from '../http/screen.js';
import { helpDocument, helpPicture } from './help-files.js';
import { helpDocumentPage, helpIndexPage, termsPage } from './help.page.js';
import { helpPagesFor } from './help-pages.js';

/** 使い方 and 用語: the documents of this version, for everybody who is signed in. */
@PageController('help')
export class HelpController {
  @Get()
  index(@RequestContext() { actor }: Context): Screen {
    return new Screen('使い方', helpIndexPage(helpPagesFor(actor.role)));
  }

  @Get('terms')
  terms(): Screen {
    return new Screen('用語', termsPage());
  }

  @Get('images/:name')
  picture(@Param('name') name: string, @Res() reply: FastifyReply): void {
    const picture = orNotFound(helpPicture(name), '画像');
    void reply.header('cache-control', 'private, max-age=3600').type('image/png').send(picture);
  }

  @Get(':name')
  document(@Param('name') name: string): Screen {
    const document = orNotFound(helpDocument(name), '使い方');
    return new Screen(document.title, helpDocumentPage(document), { wide: true });
  }
}
