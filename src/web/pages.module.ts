import { Module } from '@nestjs/common';
import { ClosingModule } from '../closing/closing.module.js';
import { ExchangeModule } from '../exchange/exchange.module.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { AccountController } from './account/account.controller.js';
import { AccessibilityController } from './accessibility/accessibility.controller.js';
import { AssetController } from './asset/asset.controller.js';
import { HomeController } from './home/home.controller.js';
import { CloseController } from './months/close.controller.js';
import { EntryController } from './months/entry.controller.js';
import { ExtractController } from './months/extract.controller.js';
import { MonthPageController } from './months/month.controller.js';
import { MonthsController } from './months/months.controller.js';
import { SubmissionPageController } from './months/submission.controller.js';
import { PasswordController } from './password/password.controller.js';
import { ReportController } from './report/report.controller.js';
import { ReportDesk } from './report/report-desk.service.js';
import { RowSaver } from './report/row-saver.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** Every screen. A new one adds its controller here. */
@Module({
  imports: [ReportingModule, ClosingModule, ExchangeModule],
  controllers: [
    AssetController,
    SignInController,
    PasswordController,
    AccountController,
    HomeController,
    AccessibilityController,
    ReportController,
    MonthsController,
    MonthPageController,
    CloseController,
    ExtractController,
    SubmissionPageController,
    EntryController,
  ],
  providers: [ReportDesk, RowSaver],
})
export class PagesModule {}
