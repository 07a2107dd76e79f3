import { Module } from '@nestjs/common';
import { AchievementModule } from '../achievement/achievement.module.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { AccountController } from './account/account.controller.js';
import { AccessibilityController } from './accessibility/accessibility.controller.js';
import { AssetController } from './asset/asset.controller.js';
import { ComparisonPageController } from './comparison/comparison.controller.js';
import { DashboardController } from './dashboard/dashboard.controller.js';
import { DashboardReader } from './dashboard/dashboard.reader.js';
import { FiguresPageController } from './figures/figures-page.controller.js';
import { FiguresReader } from './figures/figures.reader.js';
import { HomeController } from './home/home.controller.js';
import { PasswordController } from './password/password.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** Every screen. A new one adds its controller here. */
@Module({
  imports: [AchievementModule, ReportingModule],
  controllers: [
    AssetController,
    SignInController,
    PasswordController,
    AccountController,
    HomeController,
    DashboardController,
    FiguresPageController,
    ComparisonPageController,
    AccessibilityController,
  ],
  providers: [DashboardReader, FiguresReader],
})
export class PagesModule {}
