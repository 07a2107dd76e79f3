/** A fault in a file, as it is shown and printed. `null` where no single row, column or value is at fault. */
export class FileFaultDto {
  /** ファイルの行 */ row!: number | null;
  /** 列名 */ column!: string | null;
  value!: string | null;
  message!: string;
}
