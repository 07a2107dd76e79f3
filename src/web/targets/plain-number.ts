import { foldNumeral } from '../../kernel/numeral.js';

/** A number as it is typed or copied from Excel, in half-width digits and without the commas of its thousands. */
export function plainNumber(text: string): string {
  const written = foldNumeral(text);
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(written) ? written.replaceAll(',', '') : written;
}
