import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { originOf } from '../../access/http/request-origin.js';
import { KnownDevices } from '../../access/session/known-devices.service.js';
import { deviceCookie } from '../../access/session/session-cookie.js';
import { type PageRequest } from '../../access/session/session.guard.js';
import { PasswordService } from '../../access/user/password.service.js';
import { Public } from '../../platform/http/public.js';
import { type Fault } from '../../platform/problem.js';
import { faultsIn } from '../http/faults-in.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { Screen, SeeOther } from '../http/screen.js';
import { passwordPage } from './password.page.js';

@ApiExcludeController()
@Controller('password')
export class PasswordController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly devices: KnownDevices,
  ) {}

  @Get()
  @Public()
  passwordForm(@Query('link') link?: string): Promise<Screen> {
    return this.screenOf(String(link), []);
  }

  @Post()
  @Public()
  async setPassword(
    @Body() form: FormBody,
    @Req() request: PageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Screen | SeeOther> {
    const link = textOf(form, 'link');
    try {
      const typed = { password: textOf(form, 'password'), again: textOf(form, 'again') };
      const context = await this.passwords.setByLink(link, typed, originOf(request));
      const device = await this.devices.remember(context, deviceCookie.read(request));
      deviceCookie.set(request, reply, device);
    } catch (error) {
      return this.screenOf(link, faultsIn(error));
    }
    return new SeeOther('/sign-in', 'パスワードを設定しました。新しいパスワードでサインインしてください。');
  }

  private async screenOf(link: string, faults: readonly Fault[]): Promise<Screen> {
    const { login } = await this.passwords.openLink(link);
    const status = faults.length === 0 ? 200 : 422;
    return new Screen('パスワードの設定', passwordPage({ login, link, faults }), { status });
  }
}
