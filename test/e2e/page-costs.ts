/** What a page takes of PostgreSQL. */
export interface PageCost {
  /** Those that begin, set up or end a transaction not counted. */
  statements: number;
  /** How often it waits for an answer. */
  trips: number;
  rows: number;
}

interface CostBound extends Pick<PageCost, 'statements' | 'trips'> {
  /** So many rows it may receive of a larger town, because it shows them; Infinity where they are not bounded yet. */
  shows: number;
}

/**
 * At most so many statements and trips; `grows` where the rows are not bounded yet, `shows` where a page shows the first
 * rows of several lists. Trips of a page that asks for much at once are a few more or less, as the answers come.
 */
const TABLE = `
GET /accessibility                                        1  1
GET /account                                              3  3
GET /administration/audit                                15 15
GET /administration/security                              2  2
GET /administration/departments                           4  4
GET /administration/departments/:id                       9  9
GET /administration/departments/:id/merge                10 10
GET /administration/departments/:id/split                 9  9
GET /administration/divisions/:id                         2  2
GET /administration/due-days                              3  3
GET /administration/mails                                 3  3
GET /administration/rules                                 2  2
GET /administration/tokens                                3  3
GET /administration/users                                 2  2
GET /administration/users/new                             2  2
GET /administration/users/:id                             3  3
GET /automation                                           9  9
GET /automation/costs                                     3  3
GET /automation/costs/:id                                 3  3
GET /automation/costs/new                                 2  2
GET /automation/hourly-costs                              2  2
GET /automation/portfolio                                18 18
GET /automation/projects/:id                             18 18
GET /automation/projects/:id/before                       6  6
GET /automation/projects/:id/edit                         8  8
GET /automation/projects/:id/estimate                     6  6
GET /automation/projects/:id/stage                        6  6
GET /automation/projects/:id/steps                        8  8
GET /automation/projects/new                              3  3
GET /automation/results/:month                           12 12
GET /comparison                                          16 11 shows 2800
GET /dashboard                                           29 14
GET /dashboard/changes                                   13  9
GET /figures/:indicator                                  14 12
GET /list                                                 9  9
GET /list/applicability                                   5  5
GET /list/editions                                        4  4
GET /list/editions/switch                                11 11
GET /list/proposals                                      16 16 grows
GET /months                                               2  2
GET /months/:month                                       11  7
GET /months/:month/close                                 12 10
GET /months/:month/departments/:departmentId              9  9
GET /months/:month/departments/:departmentId/entry       13 13
GET /months/:month/import                                 1  1
GET /procedures                                           8  8
GET /procedures/:id                                      17 11
GET /procedures/:id/channels                              9  9
GET /procedures/:id/edit                                 15 15
GET /procedures/:id/items                                17 17
GET /procedures/:id/retire                                9  9
GET /procedures/:id/stage                                 9  9
GET /procedures/bulk                                      7  7
GET /procedures/bulk/preview                             11 11
GET /procedures/new                                       7  7
GET /queue                                                3  5
GET /queue/now                                            2  4
GET /reports                                              5  5
GET /reports/:month                                      50 42 grows
GET /review/:month                                        9  7
GET /review/:month/actions                                6  6
GET /review/:month/actions/:id                            6  6
GET /review/:month/actions/new                            3  3
GET /review/:month/departments/:departmentId              9  9
GET /review/:month/office                                 8  8
GET /targets                                              7  7
GET /targets/:id                                         12 12
GET /targets/:id/edit                                     3  3
GET /targets/:id/withdraw                                 3  3
GET /targets/forecast                                    10 10
GET /targets/new                                          2  2
GET /targets/order                                        3  3
`;

export const COST_BOUNDS: Readonly<Record<string, CostBound>> = Object.fromEntries(
  TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [, route, statements, trips, grows, shows] =
        /^(GET \S+) +(\d+) +(\d+)(?: (grows)| shows (\d+))?$/.exec(line) ?? [];
      if (route === undefined) return [];
      const bound = grows ? Infinity : Number(shows ?? 0);
      return [[route, { statements: Number(statements), trips: Number(trips), shows: bound }] as const];
    }),
);
