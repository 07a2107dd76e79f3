import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SessionGuard } from '../access/session/session.guard.js';
import { PermissionGuard } from '../access/http/requires.js';
import { TokenGuard } from '../access/http/token.guard.js';
import { HealthController } from '../platform/health/health.controller.js';
import { type PlatformOptions } from '../platform/platform.module.js';
import { AppModule } from '../worker/app.module.js';
import { PagesModule } from './pages.module.js';

/** The application module with its HTTP controllers. */
@Module({})
export class WebModule {
  static with(options: PlatformOptions): DynamicModule {
    return {
      module: WebModule,
      imports: [AppModule.with(options), PagesModule],
      controllers: [HealthController],
      providers: [TokenGuard, SessionGuard, { provide: APP_GUARD, useClass: PermissionGuard }],
    };
  }
}
