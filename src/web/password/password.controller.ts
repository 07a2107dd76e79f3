import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { originOf } from '../../access/http/request-origin.js';
import { KnownDevices } from '../../access/session/known-devices.service.js';
import { deviceCookie } from '../../access/session/session-cookie.js';
import { type PageRequest } from '../../access/session/session.guard.js';
import { PasswordService } from '../../access/user/password.service.js';
import { Public } from '../../platform/http/public.js';
import { ShowsSecret } from '../../platform/http/route-config.js';
import { type NewPassword, PASSWORD_LINK_FORM } from '../account/password-form.js';
import { formPage } from '../form/fields-form.js';
import { FormState } from '../form/form-state.js';
import { submitForm } from '../form/submit-form.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { PageController } from '../http/page-controller.js';
import { Screen, SeeOther } from '../http/screen.js';

@PageController('password')
export class PasswordController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly devices: KnownDevices,
  ) {}

  @Get()
  @Public()
  @ShowsSecret()
  passwordForm(@Query('link') link?: string): Promise<Screen> {
    return this.screenOf(FormState.of(PASSWORD_LINK_FORM, { link: String(link) }));
  }

  @Post()
  @Public()
  @ShowsSecret()
  setPassword(
    @Body() posted: FormBody,
    @Req() request: PageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Screen | SeeOther> {
    const link = textOf(posted, 'link');
    return submitForm({
      form: PASSWORD_LINK_FORM,
      posted,
      act: async (passwords: NewPassword) => {
        const context = await this.passwords.setByLink(link, passwords, originOf(request));
        const device = await this.devices.remember(context, deviceCookie.read(request));
        deviceCookie.set(request, reply, device);
      },
      done: () =>
        new SeeOther('/sign-in', 'パスワードを設定しました。新しいパスワードでサインインしてください。'),
      again: (state) => this.screenOf(state),
    });
  }

  private async screenOf(state: FormState): Promise<Screen> {
    const { login } = await this.passwords.openLink(state.text('link'));
    const page = formPage({
      state,
      about: `ログインID「${login}」のパスワードを設定します。このリンクは一度だけ使えます。`,
      action: '/password',
      submit: 'パスワードを設定する',
    });
    return new Screen('パスワードの設定', page, state);
  }
}
