import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PasswordService } from '../../src/access/user/password.service.js';
import { UserService } from '../../src/access/user/user.service.js';
import { Database } from '../../src/platform/database/database.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type MailServer, mailServer, mailSettings } from '../setup/mail-server.js';
import { newReader, sendMails } from '../setup/mail-town.js';
import { PASSWORD } from '../setup/page-users.js';
import { dxOffice, newDepartment, newMunicipality, type Town } from '../setup/town.js';

let fresh: FreshDatabase;
let server: MailServer;
let app: INestApplicationContext;
let town: Town;

beforeAll(async () => {
  fresh = await freshDatabase();
  server = await mailServer();
  app = await testApp(fresh, { mail: mailSettings(server) });
});
afterAll(async () => {
  await app.close();
  await server.close();
  await fresh.close();
});
beforeEach(async () => {
  town = await newMunicipality(fresh.database);
  server.received.length = 0;
});

const address = (name: string) => `${name}@city${town.municipality}.example.jp`;
const arrived = () => server.received.map(({ to, mail }) => `${to.join()} ${mail.subject}`).sort();

describe('the mail about one’s account', () => {
  it('goes to its owner alone, once, without the secret of the link', async () => {
    const first = await newDepartment(app.get(Database), town);
    const user = await newReader(app, town, { address: address('owner'), department: first });
    await newReader(app, town, { address: address('colleague'), department: first });
    const { secret } = await app.get(UserService).newLink(dxOffice(town), user.id);
    expect(await sendMails(app, town)).toEqual([]);
    expect(arrived()).toEqual([`${address('owner')} 【手続】パスワードの設定用リンクが発行されました`]);
    const text = server.received[0]?.mail.text;
    expect(text).toContain('行った人：DX推進課');
    expect(text).not.toContain(secret);
    await app.get(PasswordService).setByLink(secret, { password: PASSWORD, again: PASSWORD });
    await sendMails(app, town);
    expect(arrived()).toHaveLength(2);
  });

  it('goes to nobody who has no address, and to nobody who is let in no more', async () => {
    const first = await newDepartment(app.get(Database), town);
    const silent = await newReader(app, town, { address: '', department: first });
    await app.get(UserService).newLink(dxOffice(town), silent.id);
    const gone = await newReader(app, town, { address: address('gone'), department: first });
    await app.get(UserService).newLink(dxOffice(town), gone.id);
    await app.get(UserService).setDisabled(dxOffice(town), gone.id, gone.version, true);
    expect(await sendMails(app, town)).toEqual([]);
    expect(arrived()).toEqual([]);
  });
});
