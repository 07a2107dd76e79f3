// Loaded before an entry point: every answer of the web process says in a header what it asked of PostgreSQL. Holds
// only while requests come one after another.
import { subscribe } from 'node:diagnostics_channel';
import pg from 'pg';

/** What begins, sets up or ends a transaction is no statement of its own, but may be a trip. */
const FRAME = /^\s*(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SET LOCAL)\b/;

const cost = { statements: 0, trips: 0, rows: 0 };
/** The end of a view is not waited for. */
const END_OF_VIEW = /^\s*COMMIT\b/;
/** How many statements a connection has not answered yet. */
const waiting = new WeakMap();
const views = new WeakMap();

const { submit, handleDataRow } = pg.Query.prototype;

pg.Query.prototype.submit = function (connection) {
  if (!waiting.has(connection)) {
    connection.on('readyForQuery', () =>
      waiting.set(connection, Math.max(0, (waiting.get(connection) ?? 0) - 1)),
    );
  }
  const before = waiting.get(connection) ?? 0;
  if (/^\s*BEGIN\b/.test(this.text)) views.set(connection, /READ ONLY/.test(this.text));
  if (before === 0 && !(END_OF_VIEW.test(this.text) && views.get(connection))) cost.trips += 1;
  waiting.set(connection, before + 1);
  this.isFrame = FRAME.test(this.text);
  if (!this.isFrame) cost.statements += 1;
  return submit.call(this, connection);
};

pg.Query.prototype.handleDataRow = function (message) {
  if (!this.isFrame) cost.rows += 1;
  return handleDataRow.call(this, message);
};

subscribe('fastify.initialization', ({ fastify }) => {
  fastify.addHook('onRequest', (_request, _reply, done) => {
    Object.assign(cost, { statements: 0, trips: 0, rows: 0 });
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    void reply.header('x-statements', JSON.stringify(cost));
    done(null, payload);
  });
});
