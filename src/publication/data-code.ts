/** What a code of the long form stands for. */
export interface DataCode {
  name: string;
  unit?: string;
  meaning: string;
}
