import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { eraFirstYear } from '../../kernel/japanese-era.js';

/** Reads a fiscal year as clerks write it: `2029`, `令和11`, `令和11年度`, `R11`, `平成元`. @throws InvalidInput */
export function readFiscalYear(text: string): FiscalYear {
  const written = text.normalize('NFKC').replace(/\s/g, '');
  if (/^[12]\d{3}(年度?)?$/.test(written)) return Number(written.slice(0, 4));
  if (written === '') throw new InvalidInput('年度を「R11」または「2029」の形で入力してください。', text);
  const [, era, number] = /^(令和|平成|R|H)\.?(元|\d{1,2})(?:年度?)?$/i.exec(written) ?? [];
  if (era === undefined || number === undefined) {
    throw new InvalidInput(`年度「${text}」は「R11」または「2029」の形で入力してください。`, text);
  }
  return eraFirstYear(era.toUpperCase()) + (number === '元' ? 1 : Number(number)) - 1;
}
