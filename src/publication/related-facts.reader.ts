import { Injectable } from '@nestjs/common';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { FactsReader } from '../automation/portfolio/facts.reader.js';
import { lookedBack } from '../automation/portfolio/covered-months.js';
import { type Purse } from '../automation/portfolio/figures-view.js';
import { type ProjectFacts } from '../automation/portfolio/project-effect.js';
import { type Month } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';
import { ReviewReader, type WrittenOfMonth } from '../review/review.reader.js';
import { type TargetProgressDto } from '../targets/progress-answer.dto.js';
import { ProgressReader } from '../targets/progress.reader.js';

/** What other modules know of the month. */
export interface RelatedFacts {
  progress: TargetProgressDto[];
  review: WrittenOfMonth;
  projects: ProjectFacts[];
  purse: Purse;
}

/**
 * Reads the report's facts about targets, about the texts of the month and about automation. Of a closed month
 * targets stand as at the close, and texts, actions and results can no longer change; costs, estimates and stages of
 * automation projects are those of the moment, which the report, being kept, holds fast.
 */
@Injectable()
export class RelatedFactsReader {
  constructor(
    private readonly progress: ProgressReader,
    private readonly review: ReviewReader,
    private readonly automation: FactsReader,
  ) {}

  async read(tx: Transaction, of: { month: Month; snapshot: Snapshot }): Promise<RelatedFacts> {
    const [progress, review, projects, purse] = await Promise.all([
      this.progress.progressOf(tx, of),
      this.review.writtenOf(tx, of.month),
      this.automation.all(tx, lookedBack([of.month]), null),
      this.automation.purse(tx),
    ]);
    return { progress, review, projects, purse };
  }
}
