import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock } from '../../src/kernel/clock.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { newPageUser, PASSWORD, signInRoom } from '../setup/page-users.js';
import { newMunicipality, type Town } from '../setup/town.js';

const NINE = '2026-11-16T00:00:00Z';

let fresh: FreshDatabase;
let town: Town;
let addresses = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  town = await newMunicipality(fresh.database);
});
afterAll(() => fresh.close());

const newUser = () => newPageUser(fresh.database, town, { clock: fixedClock(NINE) });
const newAddress = () => `192.0.2.${(addresses += 1)}`;

/** What an attempt comes to: `in`, or the code of the refusal. */
async function attempt(login: string, password: string, address: string, instant = NINE): Promise<string> {
  const { sessions } = signInRoom(fresh.database, fixedClock(instant));
  return sessions.signIn({ login, password, address }).then(
    () => 'in',
    (problem: { code: string }) => problem.code,
  );
}

describe('signing in', () => {
  it('reads the login as it was meant: spaces around it, capitals and full-width letters', async () => {
    const login = await newUser();
    const wide = login.replace('viewer', 'ＶＩＥＷＥＲ').replace('@', '＠');
    expect(await attempt(` ${wide} `, PASSWORD, newAddress())).toBe('in');
  });

  it('answers alike for a wrong password, an unknown login and a user without a password', async () => {
    const login = await newUser();
    const { users } = signInRoom(fresh.database, fixedClock(NINE));
    const office = {
      role: 'operator',
      id: 'x',
      label: '運用者',
      departmentId: null,
      sectionHead: false,
    } as const;
    const context = { municipality: town.municipality, actor: office, source: 'command' } as const;
    await users.create(context, { login: 'no-password', label: '未設定', role: 'viewer' });
    const answers = [login, 'nobody', 'no-password'].map((one) =>
      attempt(one, 'wrong password', newAddress()),
    );
    expect(await Promise.all(answers)).toEqual(['sign-in-refused', 'sign-in-refused', 'sign-in-refused']);
  });

  it('takes an unknown login as long as a wrong password', async () => {
    const login = await newUser();
    const time = async (one: string) => {
      const start = process.hrtime.bigint();
      await attempt(one, 'wrong password', newAddress());
      return Number(process.hrtime.bigint() - start) / 1e6;
    };
    await time(login);
    const fastest = async (one: string) => Math.min(await time(one), await time(one), await time(one));
    const [known, unknown] = [await fastest(login), await fastest('nobody-else')];
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  it('is refused after five failures for one login from anywhere, with the right password too', async () => {
    for (const login of [await newUser(), 'unknown-login']) {
      for (let i = 0; i < 5; i += 1) {
        expect(await attempt(login, 'wrong password', newAddress())).toBe('sign-in-refused');
      }
      expect(await attempt(login, PASSWORD, newAddress())).toBe('too-many-attempts');
    }
  });

  it('is let in again after a quarter of an hour', async () => {
    const login = await newUser();
    for (let i = 0; i < 5; i += 1) await attempt(login, 'wrong password', newAddress());
    expect(await attempt(login, PASSWORD, newAddress(), '2026-11-16T00:14:59Z')).toBe('too-many-attempts');
    expect(await attempt(login, PASSWORD, newAddress(), '2026-11-16T00:15:00Z')).toBe('in');
  });

  it('forgets failures once the right password came', async () => {
    const login = await newUser();
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) await attempt(login, 'wrong password', newAddress());
      expect(await attempt(login, PASSWORD, newAddress())).toBe('in');
    }
  });

  it('cannot be tried more often by asking forty times at once', async () => {
    const login = await newUser();
    const address = newAddress();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => attempt(login, 'wrong password', address)),
    );
    expect(answers.filter((answer) => answer === 'sign-in-refused')).toHaveLength(5);
  });

  it('is refused after a hundred failures from one address, whatever the logins', async () => {
    const address = newAddress();
    const login = await newUser();
    for (let i = 0; i < 100; i += 20) {
      await Promise.all(
        Array.from({ length: 20 }, (_, j) => attempt(`guess-${i + j}`, 'wrong password', address)),
      );
    }
    expect(await attempt(login, PASSWORD, address)).toBe('too-many-attempts');
    expect(await attempt(login, PASSWORD, newAddress())).toBe('in');
  });
});
