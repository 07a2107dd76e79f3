import { type IncomingMessage, type ServerResponse } from 'node:http';

/** A body is looked at this often. */
const LOOK_MS = 5_000;
/** Within each of these windows a body must move on, */
const WINDOW_MS = 30_000;
/** by so many bytes a second: a slow line that moves may take its time. */
const LEAST_BYTES_PER_SECOND = 256;
/** A form of somebody unknown is small and comes within one window. */
const STRANGER_MS = 30_000;
/** After the answer, what is still being sent is thrown away so long before the connection is cut. */
const LINGER_MS = 3_000;

interface Arriving {
  response: ServerResponse;
  stranger: boolean;
  since: number;
  window: { at: number; bytes: number };
}

/** Ends requests whose body does not move on. A timer for all of them, so that none costs anything while it moves. */
export class BodyProgress {
  private readonly arriving = new Map<IncomingMessage, Arriving>();
  private readonly timer = setInterval(() => this.look(Date.now()), LOOK_MS).unref();

  /** Watches a body from now on. */
  start(request: IncomingMessage, response: ServerResponse, { stranger }: { stranger: boolean }): void {
    const now = Date.now();
    const window = { at: now, bytes: request.socket.bytesRead };
    this.arriving.set(request, { response, stranger, since: now, window });
    request.once('close', () => this.arriving.delete(request));
  }

  /** Gives a sender that has its answer some time to stop. */
  linger(request: IncomingMessage): void {
    if (request.complete) return;
    const { socket } = request;
    const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref();
    request.once('end', () => clearTimeout(timer));
  }

  close(): void {
    clearInterval(this.timer);
  }

  private look(now: number): void {
    for (const [request, arriving] of this.arriving) {
      if (request.complete) this.arriving.delete(request);
      else if (isStuck(arriving, request.socket.bytesRead, now)) end(request, arriving.response);
    }
  }
}

function isStuck(arriving: Arriving, bytesRead: number, now: number): boolean {
  if (arriving.stranger && now - arriving.since >= STRANGER_MS) return true;
  const { at, bytes } = arriving.window;
  if (now - at < WINDOW_MS) return false;
  arriving.window = { at: now, bytes: bytesRead };
  return bytesRead - bytes < ((now - at) / 1000) * LEAST_BYTES_PER_SECOND;
}

function end({ socket }: IncomingMessage, response: ServerResponse): void {
  if (!response.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  socket.destroySoon();
}
