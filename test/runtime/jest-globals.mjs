// Stands for `@jest/globals`. Set-up modules are shared by the test files of a worker, so each name leads to the
// globals of the file that runs.
import { globalsKey } from './globals-key.cjs';

const current = (name) => globalThis[globalsKey][name];

/** A function whose every use is one of the present global of that name. */
const leadingTo = (name) =>
  new Proxy(function () {}, {
    apply: (_target, receiver, given) => Reflect.apply(current(name), receiver, given),
    get: (_target, property) => current(name)[property],
  });

export const afterAll = leadingTo('afterAll');
export const afterEach = leadingTo('afterEach');
export const beforeAll = leadingTo('beforeAll');
export const beforeEach = leadingTo('beforeEach');
export const describe = leadingTo('describe');
export const expect = leadingTo('expect');
export const it = leadingTo('it');
export const jest = leadingTo('jest');
export const test = leadingTo('test');
