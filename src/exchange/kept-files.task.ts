import { Injectable } from '@nestjs/common';
import { type MunicipalityDto } from '../access/municipality/municipality.dto.js';
import { systemContext } from '../access/system-context.js';
import { Database } from '../platform/database/database.js';
import { KeptImportRepository } from './kept-import.repository.js';

/** Deletes files that were looked over and not imported in time, and what each row of older ones changed. */
@Injectable()
export class KeptFilesTask {
  constructor(
    private readonly database: Database,
    private readonly runs: KeptImportRepository,
  ) {}

  async run({ code }: MunicipalityDto): Promise<void> {
    const context = systemContext(code, '取り込みファイルの整理');
    if (await this.database.lookUp(context, (tx) => this.runs.hasOverdue(tx)))
      await this.database.transaction(context, (tx) => this.runs.clear(tx));
  }
}
