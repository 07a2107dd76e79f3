/** Stops the server of the run; of the projects that share it, the first to end does so after the last test. */
export default async function stopServer() {
  const server = globalThis.tetsuzukiTestServer;
  globalThis.tetsuzukiTestServer = undefined;
  await server?.stop();
}
