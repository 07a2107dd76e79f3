/** What the tests read of the API's answers. */
export interface Run {
  id: string;
  state: string;
  result: { created: number; updated: number; errors: { row: number; column: string; message: string }[] };
}
interface Row {
  procedureId: string;
  code: string;
  stage: string | null;
  version: number;
  returnReason: string | null;
  warnings: { code: string }[];
}
export interface Form {
  state: string;
  version: number;
  rows: Row[];
}
export interface Figures {
  snapshot: { revision: number; state: string };
  figures: { key: string; numerator: number | null; denominator: number | null; percent: string | null }[];
}
export interface MonthAnswer {
  state: string;
  revision: number;
  closing: { done: boolean; progress: { step: number; of: number; message: string } | null } | null;
}
export interface Problem {
  title: string;
  errors: { where: string; message: string }[];
}
