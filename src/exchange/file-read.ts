import { type ImportResultDto } from '../platform/tabular/import-result.dto.js';
import { type Rows } from './import-kinds.js';

/** The rows of a file, every fault found in its cells, and what was not read of it. */
export interface FileRead extends Pick<ImportResultDto, 'errors' | 'unreadColumns' | 'hiddenRows'> {
  rows: Rows;
  notes: string[];
}
