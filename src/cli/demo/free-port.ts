import { once } from 'node:events';
import { createServer } from 'node:net';

/** The port wanted where nobody listens on it, else 0: any free one. @throws what the system says of the address */
export async function freePort({ host, port }: { host: string; port: number }): Promise<number> {
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    if ((error as { code?: string }).code === 'EADDRINUSE') return 0;
    throw error;
  }
  await once(server.close(), 'close');
  return port;
}
