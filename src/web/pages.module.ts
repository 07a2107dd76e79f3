import { Module } from '@nestjs/common';
import { AccountController } from './account/account.controller.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { PriorityListModule } from '../priority-list/priority-list.module.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { AccessibilityController } from './accessibility/accessibility.controller.js';
import { AssetController } from './asset/asset.controller.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { CatalogueNames } from './catalogue/catalogue-names.js';
import { HomeController } from './home/home.controller.js';
import { PasswordController } from './password/password.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** Every screen. A new one adds its controller here. */
@Module({
  imports: [CatalogueModule, PriorityListModule, ReportingModule],
  providers: [CatalogueNames],
  controllers: [
    AssetController,
    SignInController,
    PasswordController,
    AccountController,
    HomeController,
    AccessibilityController,
    CatalogueController,
  ],
})
export class PagesModule {}
