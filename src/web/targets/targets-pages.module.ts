import { Module } from '@nestjs/common';
import { TargetsModule } from '../../targets/targets.module.js';
import { ForecastController } from './forecast.controller.js';
import { TargetFormController } from './target-form.controller.js';
import { TargetPageController } from './target.controller.js';
import { TargetsController } from './targets.controller.js';

/** 目標: the plan's table, a target's page, its forms, and the forecast. */
@Module({
  imports: [TargetsModule],
  controllers: [TargetsController, TargetFormController, ForecastController, TargetPageController],
})
export class TargetsPagesModule {}
