import { InvalidInput } from '../../kernel/invalid-input.js';
import { readWholeNumber } from '../../kernel/numeral.js';
import { type Fault } from '../../platform/problem.js';
import { fieldsOfWork } from './field-of-work.js';
import { type ProjectFields } from './project-fields.js';

/** Everything that keeps a project's fields from being saved; empty where nothing does. */
export function projectFaults({ field, operatingMonths }: ProjectFields): Fault[] {
  const faults: Fault[] = [];
  if (!fieldsOfWork().fields.some(({ key }) => key === field))
    faults.push({ where: 'field', message: '分野を一覧から選んでください。' });
  if (operatingMonths.some((month) => month < 1 || month > 12))
    faults.push({ where: 'operatingMonths', message: '稼働月は1から12の数で入力してください。' });
  return faults;
}

/** Reads 稼働月 as people write them: `4、5、6`, `4;5`. Blank gives none: every month. @throws InvalidInput */
export function readOperatingMonths(text: string): number[] {
  const parts = text
    .split(/[;；,，、\s]+/)
    .map((part) => part.replace(/月$/, ''))
    .filter((part) => part !== '');
  const months = parts.map((part) => readWholeNumber(part) ?? Number.NaN);
  if (months.every((month) => Number.isInteger(month) && month >= 1 && month <= 12)) return months;
  throw new InvalidInput(`稼働月「${text}」は、1から12の数を「、」で区切って入力してください。`, text);
}
