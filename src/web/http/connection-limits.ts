import { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Socket } from 'node:net';

interface Limits {
  /** Connections in all. */
  most: number;
  /** Limit for one address; null where proxies in front make everybody's connections. */
  mostOfAddress: number | null;
}

export const CONNECTION_LIMITS = { most: 2_000, mostOfAddress: 500 };

/**
 * Bounds the connections of a server. Where there are as many as may be, the one that has waited longest without
 * anything for us to do makes room, so that whoever holds connections open keeps nobody out; a new one is refused
 * only where all are at work.
 */
export class ConnectionLimits {
  /** Longest without a request first. */
  private readonly sockets = new Set<Socket>();
  private readonly byAddress = new Map<string, Set<Socket>>();
  private readonly requests = new WeakMap<Socket, IncomingMessage>();
  private readonly admitted = new WeakSet<IncomingMessage>();

  constructor(private readonly limits: Limits) {}

  watch(server: Server): void {
    server.on('connection', (socket: Socket) => this.take(socket));
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      this.requests.set(request.socket, request);
      response.once('close', () => this.rest(request.socket));
    });
  }

  /** A request of somebody we know: its connection is not given up while its body comes. */
  admit(request: IncomingMessage): void {
    this.admitted.add(request);
  }

  private take(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const neighbours = this.byAddress.get(address) ?? new Set();
    const { most, mostOfAddress } = this.limits;
    if (mostOfAddress !== null && neighbours.size >= mostOfAddress && !this.giveUpOneOf(neighbours))
      return void socket.destroy();
    if (this.sockets.size >= most && !this.giveUpOneOf(this.sockets)) return void socket.destroy();
    this.byAddress.set(address, neighbours.add(socket));
    this.sockets.add(socket);
    socket.once('close', () => this.forget(socket, address));
  }

  private giveUpOneOf(sockets: Set<Socket>): boolean {
    for (const socket of sockets) {
      if (this.isAtWork(socket)) continue;
      socket.destroy();
      this.forget(socket, socket.remoteAddress ?? '');
      return true;
    }
    return false;
  }

  /** A stranger's request is work only once it is there as a whole. */
  private isAtWork(socket: Socket): boolean {
    const request = this.requests.get(socket);
    return request !== undefined && (request.complete || this.admitted.has(request));
  }

  private rest(socket: Socket): void {
    this.requests.delete(socket);
    for (const set of [this.sockets, this.byAddress.get(socket.remoteAddress ?? '')]) {
      if (set?.delete(socket)) set.add(socket);
    }
  }

  private forget(socket: Socket, address: string): void {
    this.sockets.delete(socket);
    const neighbours = this.byAddress.get(address);
    neighbours?.delete(socket);
    if (neighbours?.size === 0) this.byAddress.delete(address);
  }
}
