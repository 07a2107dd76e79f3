import { type ImportResultDto } from './import-result.dto.js';
import { type FileFaultDto } from './file-fault.dto.js';

/** What an import did, or, where `errors` is not empty, why it did nothing. */
export type ImportOutcome = Omit<ImportResultDto, 'unreadColumns' | 'hiddenRows'>;

/** The outcome of an import whose file has faults: nothing is written. */
export function refused(errors: FileFaultDto[]): ImportOutcome {
  return { created: 0, updated: 0, unchanged: 0, errors };
}
