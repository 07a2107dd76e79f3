import { type Fault } from '../../platform/problem.js';
import { type ListedMunicipality } from '../municipality/municipality-list.js';
import { loginFault, normaliseLogin } from '../user/login.js';
import { type TypedTwice, typedTwiceFaults } from '../user/typed-twice.js';
import { userFaults } from '../user/user-input.js';

/** What はじめての設定 asks for: the municipality and its first user, of the DX office. */
export interface SetUpInput extends TypedTwice {
  /** Six digits, of the list of municipalities. */
  municipality: string;
  login: string;
  /** The user's name as others read it. */
  label: string;
  mailAddress?: string;
}

/** Everything wrong with the input; the password is judged once it is known whose it is. */
export function setUpFaults(input: SetUpInput, municipality: ListedMunicipality | undefined): Fault[] {
  const login = normaliseLogin(input.login);
  const wrongLogin = loginFault(login);
  const { label, mailAddress } = input;
  const user = { label, mailAddress, role: 'dx-office' as const };
  const owner = { login, label, municipalityName: municipality?.name ?? '' };
  return [
    ...(municipality ? [] : [{ where: 'municipality', message: '団体を一覧から選んでください。' }]),
    ...(wrongLogin === null ? [] : [{ where: 'login', message: wrongLogin }]),
    ...userFaults(user, { found: false, ended: null }),
    ...typedTwiceFaults(input, owner),
  ];
}
