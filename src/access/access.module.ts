import { Global, Module } from '@nestjs/common';
import { AuditController } from './audit/audit.controller.js';
import { AuditRepository } from './audit/audit.repository.js';
import { AuditService } from './audit/audit.service.js';
import { DepartmentController } from './department/department.controller.js';
import { DepartmentRepository } from './department/department.repository.js';
import { DepartmentService } from './department/department.service.js';
import { DepartmentsImport } from './department/departments.import.js';
import { DivisionRepository } from './department/division.repository.js';
import { MunicipalityController } from './municipality/municipality.controller.js';
import { MunicipalityRepository } from './municipality/municipality.repository.js';
import { MunicipalityService } from './municipality/municipality.service.js';
import { TokenController } from './token/token.controller.js';
import { TokenRepository } from './token/token.repository.js';
import { TokenService } from './token/token.service.js';

/** Municipalities, departments, tokens and the audit trail; every room above stands on them. */
@Global()
@Module({
  controllers: [MunicipalityController, DepartmentController, TokenController, AuditController],
  providers: [
    MunicipalityRepository,
    MunicipalityService,
    DivisionRepository,
    DepartmentRepository,
    DepartmentService,
    DepartmentsImport,
    TokenRepository,
    TokenService,
    AuditRepository,
    AuditService,
  ],
  exports: [
    MunicipalityRepository,
    MunicipalityService,
    DivisionRepository,
    DepartmentRepository,
    DepartmentService,
    DepartmentsImport,
    TokenService,
    AuditRepository,
    AuditService,
  ],
})
export class AccessModule {}
