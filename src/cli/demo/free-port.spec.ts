import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePort } from './free-port.js';

const host = '127.0.0.1';

describe('the port of the demo', () => {
  it('is the one asked for, or any other while somebody listens there', async () => {
    const other = createServer();
    await once(other.listen(0, host), 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await freePort({ host, port })).toBe(0);
    await once(other.close(), 'close');
    expect(await freePort({ host, port })).toBe(port);
  });

  it('says what else is wrong with the address', async () => {
    await expect(freePort({ host: '192.0.2.1', port: 3000 })).rejects.toThrow('EADDRNOTAVAIL');
  });
});
