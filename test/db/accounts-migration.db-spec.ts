import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { Accounts1763700000017 } from '../../migrations/17-accounts.js';
import { TOKEN_SCOPES } from '../../src/access/token/token-scope.js';
import { systemClock } from '../../src/kernel/clock.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { newPageUser, PASSWORD } from '../setup/page-users.js';
import { newMunicipality, operator } from '../setup/town.js';
import { accessServices } from './access-fixture.js';

let fresh: FreshDatabase;
let owner: DataSource;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = createDataSource(fresh.ownerUrl, { poolSize: 1, applicationName: 'test-owner' });
  await owner.initialize();
});
afterAll(async () => {
  await owner.destroy();
  await fresh.close();
});

/** Runs one step of the migration as `migrate` does. */
async function step(direction: 'up' | 'down'): Promise<void> {
  const runner = owner.createQueryRunner();
  await runner.startTransaction();
  await new Accounts1763700000017()[direction](runner);
  await runner.commitTransaction();
  await runner.release();
}

describe('bringing a database up to date from before tokens had an end', () => {
  it('keeps users and tokens working, with every scope and an end within a year', async () => {
    const town = await newMunicipality(fresh.database);
    const login = await newPageUser(fresh.database, town, { role: 'dx-office' });
    const { tokens, sessions } = accessServices(await testApp(fresh, { clock: systemClock, nudges: [] }));
    const make = (label: string) => tokens.create(operator(town), { role: 'viewer', label });
    const [endless, distant, near, revoked] = [
      await make('endless'),
      await make('distant'),
      await make('near'),
      await make('revoked'),
    ];
    await tokens.revoke(operator(town), revoked.id);
    await step('down');
    await fresh.database.transaction(town, async (tx) => {
      const end = (label: string, expiresAt: string) =>
        tx.execute(`UPDATE access_token SET expires_at = ${expiresAt} WHERE label = $1`, [label]);
      for (const label of ['endless', 'revoked']) await end(label, 'NULL');
      await end('distant', `now() + interval '9 years'`);
      await end('near', `now() + interval '3 days'`);
    });
    await step('up');
    const { items } = await tokens.list(operator(town), { limit: 9 });
    const days = Object.fromEntries(
      items.map(({ label, expiresAt }) => [
        label,
        Math.round((expiresAt.getTime() - Date.now()) / 86_400_000),
      ]),
    );
    expect(days).toMatchObject({ near: 3 });
    for (const label of ['endless', 'distant', 'revoked']) {
      expect(days[label]).toBeGreaterThanOrEqual(365);
      expect(days[label]).toBeLessThanOrEqual(366);
    }
    expect(
      items.every(({ scopes, ownerId }) => scopes.length === TOKEN_SCOPES.length && ownerId === null),
    ).toBe(true);
    for (const { token } of [endless, distant, near])
      expect(await tokens.authenticate(token)).toMatchObject({ actor: { role: 'viewer' } });
    expect(await tokens.authenticate(revoked.token)).toBeNull();
    const secret = await sessions.signIn({ login, password: PASSWORD, address: '192.0.2.1' });
    expect(await sessions.authenticate(secret)).toMatchObject({ login });
  });

  it('leaves row-level security forced on the owner too', async () => {
    const rows: unknown[] = await owner.query(
      `SELECT relname FROM pg_class WHERE relname IN ('access_token', 'known_device', 'security_event')
          AND relrowsecurity AND relforcerowsecurity`,
    );
    expect(rows).toHaveLength(3);
  });
});
