import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A connection to a server on which a test writes what it likes. */
export class RawConnection {
  private received = '';
  private readonly closed: Promise<unknown>;

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => (this.received += chunk.toString()));
    socket.on('error', () => undefined);
    // Not `once` of events: it rejects where the other side resets the connection, which is an end as well.
    this.closed = new Promise((resolve) => socket.once('close', resolve));
  }

  static async open(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const connection = new RawConnection(socket);
    await once(socket, 'connect');
    return connection;
  }

  /** The head of a request with a body of so many bytes to come. */
  head(path: string, bytes: number, headers: Record<string, string> = {}): void {
    const all = { host: 'localhost', 'content-length': String(bytes), ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    this.socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  }

  /** A whole request without a body. */
  get(path: string): void {
    this.socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
  }

  /** Writes a text piece by piece, until it is all sent or the other side has ended. Returns whether all was sent. */
  async trickle(text: string, { bytes, everyMs }: { bytes: number; everyMs: number }): Promise<boolean> {
    for (let at = 0; at < text.length; at += bytes) {
      if (this.socket.destroyed || this.socket.readableEnded) return false;
      this.socket.write(text.slice(at, at + bytes));
      await pause(everyMs);
    }
    return true;
  }

  /** The status of the answer, once one has come or the other side has ended; undefined where none came. */
  async status(milliseconds = 20_000): Promise<number | undefined> {
    const deadline = Date.now() + milliseconds;
    const status = () => /^HTTP\/1\.1 (?!100)(\d{3})/m.exec(this.received)?.[1];
    while (status() === undefined && !this.socket.destroyed && Date.now() < deadline) await pause(20);
    return status() === undefined ? undefined : Number(status());
  }

  async end(): Promise<void> {
    this.socket.destroy();
    await this.closed;
  }
}
