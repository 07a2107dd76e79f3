import { FormDescription } from '../form/form-description.js';
import { area, line } from '../form/single-field.js';

/** The form that takes a procedure out of every figure. The code is that of the procedure named as `mergedInto`. */
export const RETIREMENT_FORM = new FormDescription({
  reason: area('登録取消の理由', {
    rows: 3,
    required: true,
    from: ({ retiredReason }: { retiredReason?: string | null }) => retiredReason,
  }),
  mergedCode: line('統合先の手続コード', {
    hint: 'ほかの手続に統合したときだけ入力します。優先手続への対応付けは統合先に移ります。',
    size: 20,
    at: 'mergedInto',
    read: (text) => text.trim() || null,
  }),
});
