import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ConnectionLimits } from './connection-limits.js';

let server: Server;
let answers: ServerResponse[];
let limits: ConnectionLimits;
const opened: Socket[] = [];

afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
});

/** A server that answers nothing by itself. */
async function serve(most: number, mostOfAddress: number | null): Promise<void> {
  answers = [];
  limits = new ConnectionLimits({ most, mostOfAddress });
  server = createServer((_request, response) => answers.push(response));
  limits.watch(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
}

async function open(text = ''): Promise<Socket> {
  const [taken, before] = [once(server, 'connection'), answers.length];
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  opened.push(socket);
  socket.on('error', () => undefined);
  socket.resume();
  await taken;
  if (text === '') return socket;
  socket.write(text);
  while (answers.length === before) await new Promise((resolve) => setImmediate(resolve));
  return socket;
}

const WHOLE = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';
const HALF = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf';

const ended = (socket: Socket) => socket.destroyed || socket.readableEnded;
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe.each([
  ['in all', 3, null],
  ['of an address', 100, 3],
])('the connections %s', (_, most, mostOfAddress) => {
  it('are so many: a new one takes the place of the one that has waited longest', async () => {
    await serve(most, mostOfAddress);
    const sockets = [await open(), await open(WHOLE), await open(), await open()];
    await settled();
    expect(sockets.map(ended)).toEqual([true, false, false, false]);
    await open();
    await settled();
    expect(sockets.map(ended)).toEqual([true, false, true, false]);
  });

  it('are not given up while they are at work: then the new one is refused', async () => {
    await serve(most, mostOfAddress);
    const sockets = [await open(WHOLE), await open(WHOLE), await open(WHOLE), await open()];
    await settled();
    expect(sockets.map(ended)).toEqual([false, false, false, true]);
  });

  it('that have been answered wait again', async () => {
    await serve(most, mostOfAddress);
    const sockets = [await open(WHOLE), await open(WHOLE), await open(WHOLE)];
    answers[1]?.end();
    await settled();
    sockets.push(await open());
    await settled();
    expect(sockets.map(ended)).toEqual([false, true, false, false]);
  });

  it('of a stranger make room while a body comes, those of somebody known do not', async () => {
    await serve(most, mostOfAddress);
    const sockets = [await open(HALF), await open(HALF), await open(WHOLE)];
    const [first] = answers;
    if (first) limits.admit(first.req);
    sockets.push(await open());
    await settled();
    expect(sockets.map(ended)).toEqual([false, true, false, false]);
  });
});
