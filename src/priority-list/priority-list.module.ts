import { Module } from '@nestjs/common';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { ApplicabilityController } from './applicability/applicability.controller.js';
import { ApplicabilityImport } from './applicability/applicability.import.js';
import { ApplicabilityRepository } from './applicability/applicability.repository.js';
import { ApplicabilityService } from './applicability/applicability.service.js';
import { MatchingController } from './matching/matching.controller.js';
import { MatchingService } from './matching/matching.service.js';
import { PriorityListController } from './priority-list.controller.js';
import { PriorityListRepository } from './priority-list.repository.js';
import { PriorityListService } from './priority-list.service.js';

const shared = [
  PriorityListRepository,
  PriorityListService,
  MatchingService,
  ApplicabilityRepository,
  ApplicabilityService,
  ApplicabilityImport,
];

/** The national list, what of it a municipality handles, and which item a name may stand for. */
@RaisesWork('provisional')
@Module({
  controllers: [MatchingController, PriorityListController, ApplicabilityController],
  providers: shared,
  exports: shared,
})
export class PriorityListModule {}
