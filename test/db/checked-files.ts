import { type Context } from '../../src/access/context.js';
import { CheckedImportService } from '../../src/exchange/checked-import.service.js';
import { type ImportParameters } from '../../src/exchange/import-parameters.js';
import { type ImportFixture } from './import-fixture.js';
import { dxOffice, type Town } from '../setup/town.js';

export interface Sent {
  kind?: string;
  parameters?: ImportParameters;
  as?: Context;
  key?: string;
}

const HEADER = '課コード,部名,課名\n';
export const TWO_DEPARTMENTS = `${HEADER}A90,総務部,広報課\nA91,,秘書課\n`;

/** Files that are looked over before they are imported. */
export class CheckedFiles {
  private keys = 0;

  constructor(private readonly fixture: ImportFixture) {}

  get service(): CheckedImportService {
    return this.fixture.app.get(CheckedImportService);
  }

  /** Sends a file to be looked over, as the DX office unless told otherwise. */
  send(town: Town, text: string, { kind = 'departments', parameters = {}, as, key }: Sent = {}) {
    return this.service.lookOver(as ?? dxOffice(town), key ?? `form-key-${(this.keys += 1)}`, {
      ...{ kind, parameters, bytes: Buffer.from(text), fileName: '課.csv' },
    });
  }

  /** What the page of a file says. */
  async shown(town: Town, id: string) {
    const [{ run }, { items }] = await Promise.all([
      this.service.get(dxOffice(town), id),
      this.service.changes(dxOffice(town), id, { isNew: null, limit: 50 }),
    ]);
    return { state: run.state, errors: run.result?.errors ?? [], changes: items, preview: run.preview };
  }

  /** Sends a file and imports it. */
  async imported(town: Town, text: string, sent: Sent = {}) {
    const { id } = await this.send(town, text, sent);
    await this.service.begin(dxOffice(town), id);
    await this.fixture.work(town);
    return { id, ...(await this.shown(town, id)) };
  }
}
