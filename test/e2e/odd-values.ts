/** Texts that are no value of anything, as they stand in an address. */
export const ODD = [
  '%ED%A0%80',
  '%FF%FE',
  '%00',
  '%E3%81%82%00',
  '%F0%9F%98%80',
  '%E2%80%8B',
  '%27%3B--',
  '..%2F..%2Fetc',
  '%25ED%25A0%2580',
  '-1',
  '0',
  '1e309',
  '99999999999999999999',
  '9007199254740993',
  'NaN',
  'null',
  '2026-13',
  '9999-12',
  '0000-00',
  '2026-02-30',
  'R99',
  '00000000-0000-0000-0000-00000000000g',
  '__proto__',
  'constructor',
  'x'.repeat(3_000),
];

const encoded = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
const ID = '00000000-0000-4000-8000-000000000000';

/** Places in a list that nobody gave out. */
export const CURSORS = [
  '%25',
  '!!!',
  'bnVsbA',
  encoded({}),
  encoded([]),
  ...['x', '', 'infinity', '\u0000', '\ud800', '2026-02-30', '2026-10-01', ID, 'x'.repeat(2_000)].flatMap(
    (one) => [encoded([one]), encoded([one, 'x']), encoded([one, ID])],
  ),
  encoded([null]),
  encoded([1e99]),
  encoded([-1]),
  encoded([[1], {}]),
  encoded(['2026-10-01T00:00:00Z', 'not-an-id']),
  encoded(['2026-06', 1e12]),
  'A'.repeat(9_000),
];

/** What addresses of pages are asked by. */
export const QUERY_NAMES = [
  ...[
    'cursor',
    'limit',
    'q',
    'search',
    'sort',
    'state',
    'stage',
    'kind',
    'key',
    'scope',
    'month',
    'from',
    'to',
  ],
  ...[
    'period',
    'revision',
    'departmentId',
    'divisionId',
    'fiscalYear',
    'tag',
    'id',
    'table',
    'year',
    'change',
  ],
  ...[
    'edition',
    'field',
    'view',
    'exempt',
    'retired',
    'applicant',
    'link',
    'next',
    'subjectKind',
    'subjectId',
  ],
];
