import { FormDescription } from '../form/form-description.js';
import { line } from '../form/single-field.js';
import { bearerFields } from './bearer-fields.js';

const FIELDS = {
  ...bearerFields('表示名'),
  mailAddress: line('メールアドレス', {
    type: 'email',
    hint: '提出のお願いや差戻しなどのお知らせを送ります。送らないときは空欄にします。',
    autocomplete: 'off',
    read: (text) => text,
    inWords: (text: string) => text.trim(),
  }),
};

export const USER_FORM = new FormDescription(FIELDS);

/** A user that is to be made; the password is set by the user, through a link shown once. */
export const NEW_USER_FORM = new FormDescription({
  login: line('ログインID', {
    hint: 'メールアドレスや職員番号など。ほかの団体を含めて重ならないものにします。',
    autocomplete: 'off',
    required: true,
  }),
  ...FIELDS,
});
