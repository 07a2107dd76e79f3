import { FormDescription } from '../form/form-description.js';
import { day, line, trimmedOrNull } from '../form/single-field.js';

const FIELDS = {
  code: line('課コード', { size: 12, required: true }),
  name: line('課名', { required: true }),
  division: line('部', {
    hint: '登録のない部名を入力すると、新しい部を登録します。',
    read: trimmedOrNull,
    from: ({ divisionName }: { divisionName?: string | null }) => divisionName,
  }),
};

/** A department that is to be there. */
export const NEW_DEPARTMENT_FORM = new FormDescription(FIELDS);

/** A department that is there, and its end. */
export const DEPARTMENT_FORM = new FormDescription({
  ...FIELDS,
  endedOn: day('廃止日', {
    hint: '手続を引き継ぐ課がある場合は、ここに入力せず「統合する」を使います。空にすると廃止を取り消します。',
    read: trimmedOrNull,
  }),
});

/** What a department is refused for at one of its fields. */
export const DEPARTMENT_REFUSALS = { 'department-code-taken': 'code' };
