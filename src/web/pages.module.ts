import { Module } from '@nestjs/common';
import { modules } from '../worker/app.module.js';
import { AdministrationController } from './administration/administration.controller.js';
import { AuditPageController } from './administration/audit.controller.js';
import { AuditNaming } from './administration/audit-names.js';
import { ChangePageController } from './administration/change.controller.js';
import { DepartmentsPageController } from './administration/departments.controller.js';
import { DueDaysController } from './administration/due-days.controller.js';
import { RulesController } from './administration/rules.controller.js';
import { TokensPageController } from './administration/tokens.controller.js';
import { UsersController } from './administration/users.controller.js';
import { AccountController } from './account/account.controller.js';
import { AccessibilityController } from './accessibility/accessibility.controller.js';
import { AssetController } from './asset/asset.controller.js';
import { CoverageController } from './priority-list/coverage.controller.js';
import { ListApplicabilityController } from './priority-list/applicability.controller.js';
import { ListEditionsController } from './priority-list/editions.controller.js';
import { ListProposalsController } from './priority-list/proposals.controller.js';
import { BoardController } from './board/board.controller.js';
import { BoardService } from './board/board.service.js';
import { DashboardController } from './dashboard/dashboard.controller.js';
import { DashboardReader } from './dashboard/dashboard.reader.js';
import { FiguresPageController } from './figures/figures-page.controller.js';
import { FiguresReader } from './figures/figures.reader.js';
import { BulkController } from './catalogue/bulk.controller.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { CatalogueNames } from './catalogue/catalogue-names.js';
import { ProcedureFormController } from './catalogue/procedure-form.controller.js';
import { ProcedurePageController } from './catalogue/procedure.controller.js';
import { ProcedurePartsController } from './catalogue/procedure-parts.controller.js';
import { RetirementController } from './catalogue/retirement.controller.js';
import { BaselineFormController } from './automation/baseline-form.controller.js';
import { CostPagesController } from './automation/cost-pages.controller.js';
import { HourlyCostPageController } from './automation/hourly-cost.controller.js';
import { PortfolioPageController } from './automation/portfolio/portfolio.controller.js';
import { ProcedureChoices } from './automation/procedure-choices.js';
import { ProjectChoices } from './automation/project-choices.js';
import { ProjectFormController } from './automation/project-form.controller.js';
import { ProjectPageController } from './automation/project.controller.js';
import { ResultsForm } from './automation/results/results-form.service.js';
import { ResultsPageController } from './automation/results/results.controller.js';
import { ProjectStageFormController } from './automation/stage-form.controller.js';
import { ProjectsPageController } from './automation/projects.controller.js';
import { StepsFormController } from './automation/steps-form.controller.js';
import { FilesController } from './files/files.controller.js';
import { NewFileOptions } from './files/new-file-options.js';
import { FileRunController } from './files/run.controller.js';
import { HelpController } from './help/help.controller.js';
import { HomeController } from './home/home.controller.js';
import { HomeReader } from './home/home.reader.js';
import { CorrectionPageController } from './months/correction.controller.js';
import { ExtractController } from './months/extract.controller.js';
import { MonthPageController } from './months/month.controller.js';
import { MonthsController } from './months/months.controller.js';
import { RemindersController } from './months/reminders.controller.js';
import { SubmissionPageController } from './months/submission.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { PasswordController } from './password/password.controller.js';
import { QueueController } from './queue/queue.controller.js';
import { MonthlyEntryController, NewestEntryController } from './monthly-entry/monthly-entry.controller.js';
import { MonthlyEntry } from './monthly-entry/monthly-entry.service.js';
import { RowSaver } from './monthly-entry/row-saver.service.js';
import { ComparisonPageController } from './comparison/comparison.controller.js';
import { CorrectionReasons } from './comparison/correction-reasons.service.js';
import { ReportsController } from './achievement-report/reports.controller.js';
import { ReportsReader } from './achievement-report/reports.reader.js';
import { ActionsPageController } from './review/actions.controller.js';
import { ReviewPageController } from './review/review.controller.js';
import { SearchController } from './search/search.controller.js';
import { SearchReader } from './search/search.reader.js';
import { TargetPageController } from './targets/target.controller.js';
import { TargetsController } from './targets/targets.controller.js';
import { SetUpController } from './setup/set-up.controller.js';
import { SetUpReader } from './setup/set-up.reader.js';
import { SetUpStepsController } from './setup/set-up-steps.controller.js';
import { SessionStart } from './sign-in/session-start.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** Every screen. A new one adds its controller here. */
@Module({
  imports: modules,
  controllers: [
    AssetController,
    SignInController,
    SetUpController,
    SetUpStepsController,
    PasswordController,
    AccountController,
    HelpController,
    HomeController,
    NoticesController,
    CoverageController,
    ListProposalsController,
    ListApplicabilityController,
    ListEditionsController,
    QueueController,
    BoardController,
    DashboardController,
    FiguresPageController,
    AccessibilityController,
    ProjectsPageController,
    ProjectFormController,
    CostPagesController,
    HourlyCostPageController,
    ProjectPageController,
    ProjectStageFormController,
    StepsFormController,
    BaselineFormController,
    ResultsPageController,
    PortfolioPageController,
    CatalogueController,
    BulkController,
    ProcedureFormController,
    ProcedurePageController,
    ProcedurePartsController,
    RetirementController,
    NewestEntryController,
    MonthlyEntryController,
    MonthsController,
    MonthPageController,
    RemindersController,
    CorrectionPageController,
    ExtractController,
    SubmissionPageController,
    FilesController,
    FileRunController,
    ReviewPageController,
    ActionsPageController,
    SearchController,
    TargetsController,
    TargetPageController,
    ComparisonPageController,
    ReportsController,
    AdministrationController,
    AuditPageController,
    DepartmentsPageController,
    ChangePageController,
    UsersController,
    TokensPageController,
    RulesController,
    DueDaysController,
  ],
  providers: [
    AuditNaming,
    BoardService,
    CatalogueNames,
    CorrectionReasons,
    DashboardReader,
    FiguresReader,
    HomeReader,
    MonthlyEntry,
    NewFileOptions,
    ProcedureChoices,
    ProjectChoices,
    ReportsReader,
    ResultsForm,
    RowSaver,
    SearchReader,
    SessionStart,
    SetUpReader,
  ],
})
export class PagesModule {}
