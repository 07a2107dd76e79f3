import { Module } from '@nestjs/common';
import { AccountController } from './account/account.controller.js';
import { AccessibilityController } from './accessibility/accessibility.controller.js';
import { AssetController } from './asset/asset.controller.js';
import { CoverageController } from './priority-list/coverage.controller.js';
import { HomeController } from './home/home.controller.js';
import { PasswordController } from './password/password.controller.js';
import { QueueController } from './queue/queue.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** Every screen. A new one adds its controller here. */
@Module({
  controllers: [
    AssetController,
    SignInController,
    PasswordController,
    AccountController,
    HomeController,
    CoverageController,
    QueueController,
    AccessibilityController,
  ],
})
export class PagesModule {}
