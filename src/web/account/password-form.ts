import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../access/user/password-rule.js';
import { FormDescription } from '../form/form-description.js';
import { hidden, line } from '../form/single-field.js';

export interface NewPassword {
  password: string;
  again: string;
}

export interface PasswordChange extends NewPassword {
  current: string;
}

/** The new password, typed twice. */
const FIELDS = {
  password: line('新しいパスワード', {
    type: 'password',
    hint: `${SHORTEST_PASSWORD}文字以上、${LONGEST_PASSWORD}文字以内。文字の種類は問いません。関係のない言葉を4つ以上つなげたものをおすすめします。よく使われるもの、名前や年月だけのものは使えません。`,
    autocomplete: 'new-password',
    required: true,
  }),
  again: line('新しいパスワード（確認のためもう一度）', {
    type: 'password',
    autocomplete: 'new-password',
    required: true,
  }),
};

export const PASSWORD_CHANGE_FORM = new FormDescription({
  current: line('現在のパスワード', {
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  }),
  ...FIELDS,
});

/** By the secret of a one-time link, which goes along. */
export const PASSWORD_LINK_FORM = new FormDescription({ link: hidden({ at: null }), ...FIELDS });
