import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', swc],
    '^.+\\.tsx$': ['@swc/jest', { ...swc, jsc: { ...swc.jsc, parser: { ...swc.jsc.parser, tsx: true } } }],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  runtime: '<rootDir>/test/runtime/native-runtime.cjs',
  ...more,
});

/** The suites that need a database share one embedded PostgreSQL; each of their files makes its own database. */
const withServer = {
  globalSetup: '<rootDir>/test/setup/start-server.mjs',
  globalTeardown: '<rootDir>/test/setup/stop-server.mjs',
};

export default {
  // Two cores are not kept busy by two: the tests of processes wait a good deal.
  maxWorkers: 3,
  // Nothing here is judged by its speed: a test only has to end, also on a very busy machine.
  testTimeout: 900_000,
  projects: [
    project('rules', ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.spec.tsx']),
    project('database', ['<rootDir>/test/db/**/*.db-spec.ts'], withServer),
    project('processes', ['<rootDir>/test/e2e/**/*.e2e-spec.ts'], withServer),
  ],
};
