import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem.js';
import { isPassword } from '../user/password-hash.js';
import { hashOfSecret } from '../user/secret.js';
import { type Credentials, UserRepository } from '../user/user.repository.js';
import { ATTEMPT_WINDOW_MS, ATTEMPTS_PER_ADDRESS, ATTEMPTS_PER_LOGIN } from './session-times.js';
import { SignInAttemptRepository } from './sign-in-attempt.repository.js';

/** Checks passwords at a bounded rate. Each attempt counts from before it is checked, so that none slips by. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly attempts: SignInAttemptRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Whose login and password these are; undefined alike for an unknown login, a wrong password, a disabled user
   * and one without a password. `login` is normalised. 429 after too many failures, whoever they were for.
   */
  async check(
    login: string,
    password: string,
    address: string,
  ): Promise<(Credentials & { passwordHash: string }) | undefined> {
    const attempt = { loginHash: hashOfSecret(login), address, at: this.clock.now() };
    const user = await this.database.system(async (system) => {
      await this.attempts.lock(system, attempt);
      const since = new Date(attempt.at.getTime() - ATTEMPT_WINDOW_MS);
      const failed = await this.attempts.count(system, attempt, since);
      if (failed.login >= ATTEMPTS_PER_LOGIN || failed.address >= ATTEMPTS_PER_ADDRESS) throw tooMany();
      await this.attempts.insert(system, attempt);
      return this.users.findCredentials(system, login);
    });
    if (!(await isPassword(user?.passwordHash ?? null, password))) return undefined;
    if (!user || user.passwordHash === null) return undefined;
    await this.database.system((system) => this.attempts.forgive(system, attempt));
    return { ...user, passwordHash: user.passwordHash };
  }
}

function tooMany(): Problem {
  return new Problem(429, 'too-many-attempts', '失敗が続いたため、しばらく受け付けられません。', {
    detail:
      '15分ほど待ってからもう一度お試しください。パスワードが分からない場合はDX推進課に設定用リンクの発行をご依頼ください。',
  });
}
