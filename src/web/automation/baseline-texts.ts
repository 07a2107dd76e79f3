import { BASES } from '../../automation/automation-words.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from '../../automation/baseline/baseline.dto.js';
import { parseCountText } from '../../kernel/count.js';
import { InvalidInput } from '../../kernel/invalid-input.js';
import { foldNumeral, readWholeNumber } from '../../kernel/numeral.js';
import { invalid } from '../../platform/problem.js';
import { countText } from '../../reporting/count-text.js';
import { type FormBody, textOf } from '../http/form-body.js';

export const BEFORE_FIELDS = [
  'minutesPerCase',
  'people',
  'basis',
  'measuredFrom',
  'measuredTo',
  'cases',
  'note',
] as const;
export const ESTIMATE_FIELDS = ['minutesPerCase', 'people', 'casesPerYear', 'note'] as const;

export type BeforeTexts = Readonly<Record<(typeof BEFORE_FIELDS)[number], string>>;
export type EstimateTexts = Readonly<Record<(typeof ESTIMATE_FIELDS)[number], string>>;

export function postedTexts<Field extends string>(
  form: FormBody,
  fields: readonly Field[],
): Readonly<Record<Field, string>> {
  return Object.fromEntries(fields.map((field) => [field, textOf(form, field).trim()])) as Record<
    Field,
    string
  >;
}

export function beforeTexts(before: EnteredBeforeDto | null): BeforeTexts {
  if (!before)
    return {
      minutesPerCase: '',
      people: '1',
      basis: 'measured',
      measuredFrom: '',
      measuredTo: '',
      cases: '',
      note: '',
    };
  const { minutesPerCase, people, basis, measuredFrom, measuredTo, cases, note } = before;
  return {
    minutesPerCase,
    people,
    basis,
    measuredFrom: measuredFrom ?? '',
    measuredTo: measuredTo ?? '',
    cases: countText(cases),
    note: note ?? '',
  };
}

export function estimateTexts(estimate: EnteredEstimateDto | null): EstimateTexts {
  if (!estimate) return { minutesPerCase: '', people: '1', casesPerYear: '', note: '' };
  const { minutesPerCase, people, casesPerYear, note } = estimate;
  return { minutesPerCase, people, casesPerYear: String(casesPerYear), note: note ?? '' };
}

/** What the form says, to be held to the rules of the API. @throws Problem 422 for cases that cannot be read */
export function beforeBody({
  minutesPerCase,
  people,
  basis,
  measuredFrom,
  measuredTo,
  cases,
  note,
}: BeforeTexts): object {
  return {
    minutesPerCase: foldNumeral(minutesPerCase),
    people: foldNumeral(people),
    basis,
    measuredFrom: measuredFrom || null,
    measuredTo: measuredTo || null,
    cases: casesIn(cases),
    note: note || null,
  };
}

export function estimateBody({ minutesPerCase, people, casesPerYear, note }: EstimateTexts): object {
  const cases = foldNumeral(casesPerYear).replace(/件$/, '');
  return {
    minutesPerCase: foldNumeral(minutesPerCase),
    people: foldNumeral(people),
    casesPerYear: readWholeNumber(cases) ?? cases,
    note: note || null,
  };
}

/** The same in the words of the screen. */
export function beforeWords(texts: BeforeTexts): Record<string, string> {
  const names: Readonly<Record<string, string>> = BASES.names;
  return { ...texts, basis: names[texts.basis] ?? texts.basis };
}

function casesIn(text: string): object {
  try {
    return parseCountText(text, { column: '測定した期間の件数' });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw invalid([{ where: 'cases', message: error.message }]);
  }
}
