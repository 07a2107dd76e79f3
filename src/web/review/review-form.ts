import { type ReviewFieldsDto } from '../../review/review-answer.dto.js';
import { FormDescription } from '../form/form-description.js';
import { area } from '../form/single-field.js';

export const FIELD_NAMES: Record<keyof ReviewFieldsDto, string> = {
  issues: '課題',
  measures: '対応',
  plans: '次月の予定',
};

const field = (name: keyof ReviewFieldsDto, hint: string) =>
  area(FIELD_NAMES[name], { hint, inWords: (text: string) => text.trim() });

/** What a department, or the DX office, writes with a month. */
export const REVIEW_FORM = new FormDescription({
  issues: field('issues', 'オンライン化や利用の妨げになっていること。'),
  measures: field('measures', '課題に対してこの月にしたこと、していること。'),
  plans: field('plans', '次の月にすること。'),
});
