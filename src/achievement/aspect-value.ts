import {
  type StageSaidDto,
  type CountsSaidDto,
  type DepartmentSaidDto,
  type ReportSaidDto,
  type ApplicabilitySaidDto,
  type ListedAsDto,
  type OfProcedureDto,
} from './aspect-value-answer.dto.js';
import { type ChannelOfRowDto } from './rows-answer.dto.js';

/** A count of a row as a comparison tells it; null where nobody has said. */
export type CountSaid = number | '該当なし' | null;

/** What one side of a comparison says about an aspect of a row; null where the aspect has no sides. */
export type AspectValue =
  | StageSaidDto
  | CountsSaidDto
  | DepartmentSaidDto
  | ReportSaidDto
  | ApplicabilitySaidDto
  | ListedAsDto
  | OfProcedureDto
  | ChannelOfRowDto[]
  | string[]
  | string
  | boolean
  | null;
