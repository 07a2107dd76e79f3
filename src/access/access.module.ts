import { Global, Module } from '@nestjs/common';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditRepository } from './audit/audit.repository.js';
import { AuditService } from './audit/audit.service.js';
import { BearerRepository } from './department/bearer.repository.js';
import { DepartmentOwners } from './department/department-owners.service.js';
import { DepartmentController } from './department/department.controller.js';
import { DepartmentRepository } from './department/department.repository.js';
import { DepartmentService } from './department/department.service.js';
import { DepartmentsImport } from './department/departments.import.js';
import { DivisionController } from './department/division.controller.js';
import { DivisionRepository } from './department/division.repository.js';
import { DivisionService } from './department/division.service.js';
import { InboxRepository } from './inbox/inbox.repository.js';
import { InboxService } from './inbox/inbox.service.js';
import { MunicipalityController } from './municipality/municipality.controller.js';
import { MunicipalityRepository } from './municipality/municipality.repository.js';
import { MunicipalityService } from './municipality/municipality.service.js';
import { PasswordCheck } from './session/password-check.service.js';
import { SecurityEventController } from './security/security-event.controller.js';
import { SecurityEventRepository } from './security/security-event.repository.js';
import { SecurityEventService } from './security/security-event.service.js';
import { SecurityTrail } from './security/security-trail.service.js';
import { KnownDeviceRepository } from './session/known-device.repository.js';
import { KnownDevices } from './session/known-devices.service.js';
import { SessionRepository } from './session/session.repository.js';
import { SessionService } from './session/session.service.js';
import { SignInAttemptRepository } from './session/sign-in-attempt.repository.js';
import { AccountCountsRepository } from './set-up/account-counts.repository.js';
import { SetUpCodeRepository } from './set-up/set-up-code.repository.js';
import { SetUpService } from './set-up/set-up.service.js';
import { TokenController } from './token/token.controller.js';
import { TokenRepository } from './token/token.repository.js';
import { TokenService } from './token/token.service.js';
import { AccountNotices } from './user/account-notices.js';
import { MailChoiceService } from './user/mail-choice.service.js';
import { MailRecipientRepository } from './user/mail-recipient.repository.js';
import { PasswordLinkRepository } from './user/password-link.repository.js';
import { PasswordService } from './user/password.service.js';
import { UserRepository } from './user/user.repository.js';
import { UserService } from './user/user.service.js';

const shared = [
  AccountCountsRepository,
  MunicipalityRepository,
  MunicipalityService,
  DivisionRepository,
  DivisionService,
  DepartmentRepository,
  DepartmentOwners,
  BearerRepository,
  DepartmentService,
  DepartmentsImport,
  TokenService,
  UserService,
  MailChoiceService,
  MailRecipientRepository,
  PasswordService,
  SessionService,
  SetUpService,
  KnownDevices,
  InboxRepository,
  InboxService,
  SecurityEventRepository,
  SecurityEventService,
  SecurityTrail,
  AuditRepository,
  AuditService,
];

/** Municipalities, departments, tokens and the audit trail; every later module builds on them. */
@Global()
@RaisesWork('provisional', 'notice')
@Module({
  controllers: [
    MunicipalityController,
    DepartmentController,
    DivisionController,
    TokenController,
    AuditController,
    SecurityEventController,
  ],
  providers: [
    ...shared,
    TokenRepository,
    UserRepository,
    PasswordLinkRepository,
    PasswordCheck,
    SignInAttemptRepository,
    SessionRepository,
    SetUpCodeRepository,
    KnownDeviceRepository,
    AccountNotices,
  ],
  exports: shared,
})
export class AccessModule {}
