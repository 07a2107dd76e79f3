import { type Fault } from '../platform/problem.js';
import { type ImportParametersDto } from './import.dto.js';

/** What a file does not say itself. */
export type ImportParameters = Omit<ImportParametersDto, 'dryRun'>;

type ParameterName = Exclude<keyof ImportParameters, 'includeHidden'>;

/** Which parameters a kind of file takes; those not named it does not. */
export type Takes = Partial<Record<ParameterName, 'required' | 'optional'>>;

const NAMES: readonly ParameterName[] = ['month', 'fiscalYear', 'edition', 'allowSimilar'];

const MISSING: Record<ParameterName, string> = {
  month: '対象月を「2026-10」の形で指定してください（--month、API では month）。',
  fiscalYear: '年度を西暦で指定してください（--fiscal-year、API では fiscalYear）。',
  edition: '優先手続番号の版を「2021-12-24」の形で指定してください（--edition、API では edition）。',
  allowSimilar: '似たものを登録してよいかを指定してください（API では allowSimilar）。',
};

const WORDS: Record<ParameterName, string> = {
  month: '対象月',
  fiscalYear: '年度',
  edition: '版',
  allowSimilar: '似たものの登録',
};

/** What is missing, and what was said that this kind of file has no use for. */
export function parameterFaults(takes: Takes, parameters: ImportParameters): Fault[] {
  return NAMES.flatMap((name) => {
    const isGiven = parameters[name] !== undefined && parameters[name] !== false;
    if (!isGiven && takes[name] === 'required') return [{ where: name, message: MISSING[name] }];
    if (!isGiven || takes[name] !== undefined) return [];
    return [
      {
        where: name,
        message: `この種類のファイルは、${WORDS[name]}（${name}）を指定できません。外してください。`,
      },
    ];
  });
}
