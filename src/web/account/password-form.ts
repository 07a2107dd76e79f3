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

const NEW_PASSWORD = { type: 'password', autocomplete: 'new-password', required: true } as const;

/** The new password, typed twice. */
export const NEW_PASSWORD_FIELDS = {
  password: line('新しいパスワード', {
    ...NEW_PASSWORD,
    hint: `${SHORTEST_PASSWORD}文字以上、${LONGEST_PASSWORD}文字以内。文字の種類は問いません。関係のない言葉を4つ以上つなげたものをおすすめします。よく使われるもの、名前や年月だけのものは使えません。`,
  }),
  again: line('新しいパスワード（確認のためもう一度）', NEW_PASSWORD),
};

export const PASSWORD_CHANGE_FORM = new FormDescription({
  current: line('現在のパスワード', { ...NEW_PASSWORD, autocomplete: 'current-password' }),
  ...NEW_PASSWORD_FIELDS,
});

/** By the secret of a one-time link, which goes along. */
export const PASSWORD_LINK_FORM = new FormDescription({ link: hidden({ at: null }), ...NEW_PASSWORD_FIELDS });
