import { FileProblem } from '../file-problem.js';

/** The one answer to every way in which a workbook can be broken. */
export function damagedWorkbook(): FileProblem {
  return new FileProblem(
    'Excel ファイルが途中で切れているか壊れているため読み取れません。元のファイルを Excel で開き、.xlsx で保存し直してください。',
  );
}

/** The answer to what is an archive or XML, but not a workbook. */
export function notAWorkbook(): FileProblem {
  return new FileProblem(
    'Excel(.xlsx)のファイルではありません。Excel で開き、.xlsx で保存し直してください。',
  );
}
