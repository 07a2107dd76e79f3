import { Module } from '@nestjs/common';
import { AccountController } from './account/account.controller.js';
import { AccessibilityController } from './accessibility/accessibility.controller.js';
import { AssetController } from './asset/asset.controller.js';
import { CataloguePagesModule } from './catalogue/catalogue-pages.module.js';
import { HomeController } from './home/home.controller.js';
import { PasswordController } from './password/password.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** Every screen. A new one adds its controller here. */
@Module({
  imports: [CataloguePagesModule],
  controllers: [
    AssetController,
    SignInController,
    PasswordController,
    AccountController,
    HomeController,
    AccessibilityController,
  ],
})
export class PagesModule {}
