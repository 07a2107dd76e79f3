import { Module } from '@nestjs/common';
import { ExchangeModule } from '../exchange/exchange.module.js';
import { OwedWorkController } from './owed-work.controller.js';
import { OwedWorkService } from './owed-work.service.js';

/** What is owed, for people to see, to retry and to drop. */
@Module({
  imports: [ExchangeModule],
  controllers: [OwedWorkController],
  providers: [OwedWorkService],
  exports: [OwedWorkService],
})
export class OwedWorkModule {}
