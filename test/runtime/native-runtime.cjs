// Jest's own runtime loads every module of a test file anew inside a VM context: the framework, the database library
// and the product itself cost each of some 350 files seconds of processor. This one lets Node.js load them, once a
// worker process; running, timeouts, reports and everything else stay Jest's. What it gives up: modules keep their
// state from one test file to the next in the same worker, so nothing may keep any, and modules cannot be mocked.
const { existsSync, readFileSync } = require('node:fs');
const { register } = require('node:module');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { default: Runtime } = require('jest-runtime');
const { compiledFile } = require('./compiled-file.cjs');
const { globalsKey } = require('./globals-key.cjs');

register('./typescript-hooks.mjs', pathToFileURL(__filename));

let files = 0;

class NativeRuntime extends Runtime {
  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    const globals = this.jestGlobals.cjsGlobals(path);
    adaptAny(globals.expect, this._environment.global);
    globalThis[globalsKey] = globals;
    files += 1;
    await import(`${pathToFileURL(path).href}?file=${files}`);
  }

  /** Where Jest finds the map of a script by its name in a stack trace; it also looks through all it has. */
  getSourceMaps() {
    return { get: mapOf, [Symbol.iterator]: () => [].values() };
  }
}

/** `expect.any(String)` compares with the String of Jest's own context, which is another than the tests'. */
function adaptAny(expect, jestGlobal) {
  const { any } = expect;
  const primitives = new Map(
    ['String', 'Number', 'Boolean', 'BigInt', 'Symbol'].map((name) => [globalThis[name], jestGlobal[name]]),
  );
  expect.any = (sample) => any(primitives.get(sample) ?? sample);
}

function mapOf(script) {
  if (!/^file:.*\.tsx?(\?|$)/.test(script)) return undefined;
  const file = fileURLToPath(script.replace(/\?.*/, ''));
  const map = `${compiledFile(file, readFileSync(file, 'utf8'))}.map`;
  return existsSync(map) ? map : undefined;
}

module.exports = { __esModule: true, default: NativeRuntime };
