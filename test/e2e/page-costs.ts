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
 * rows of several lists, or looks for some among so many. Trips of a page that asks for much at once are a few more or
 * less, as the answers come.
 */
const TABLE = `
GET /accessibility                                        1  1
GET /account                                              3  3
GET /administration/audit                                10  3
GET /administration/security                              2  2
GET /administration/departments                           4  2
GET /administration/departments/:id                       9  2
GET /administration/departments/:id/merge                10  2
GET /administration/departments/:id/split                 9  2
GET /administration/divisions/:id                         2  2
GET /administration/due-days                              3  3
GET /administration/due-days/:month                       2  2
GET /administration/mails                                 3  2
GET /administration/rules                                 2  2
GET /administration/tokens                                3  2
GET /administration/users                                 2  2
GET /administration/users/new                             2  2
GET /administration/users/:id                             3  3
GET /automation                                           6  4
GET /automation/costs                                     3  2
GET /automation/costs/:id                                 3  3
GET /automation/costs/new                                 2  2
GET /automation/hourly-costs                              2  2
GET /automation/portfolio                                11  4
GET /automation/projects/:id                             11  3
GET /automation/projects/:id/before                       6  2
GET /automation/projects/:id/edit                         8  3
GET /automation/projects/:id/estimate                     6  2
GET /automation/projects/:id/stage                        6  2
GET /automation/projects/:id/steps                        7  3
GET /automation/projects/new                              3  2
GET /automation/results/:month                             8  3
GET /comparison                                           12  4
GET /dashboard                                            12 4
GET /dashboard/changes                                     7  3
GET /figures/:indicator                                   10  4
GET /files                                                2  2
GET /files/:id                                            5  3
GET /files/new                                            2  2
GET /help                                                 1  1
GET /help/:name                                           1  1
GET /help/images/:name                                    1  1
GET /help/terms                                           1  1
GET /home                                                 10 4
GET /list                                                 7  3
GET /list/applicability                                   4  3
GET /list/editions                                        3  2
GET /list/editions/switch                                 8  4
GET /list/proposals                                       3  3 shows 1061
GET /months                                               2  2
GET /months/:month                                       11  3
GET /months/:month/close                                  7  4
GET /months/:month/departments/:departmentId             11  4
GET /months/:month/departments/:departmentId/entry       13  4
GET /months/:month/import                                 1  1
GET /months/:month/remind                                 8  4
GET /notices                                              2  2
GET /procedures                                           6  2
GET /procedures/:id                                      12  2
GET /procedures/:id/channels                              5  2
GET /procedures/:id/edit                                  7  3
GET /procedures/:id/items                                 8  4
GET /procedures/:id/retire                                5  2
GET /procedures/:id/stage                                 5  2
GET /procedures/bulk                                      3  2
GET /procedures/bulk/preview                              8  3
GET /procedures/new                                       3  2
GET /queue                                                3  2
GET /queue/now                                            2  2
GET /reports                                              5  2
GET /reports/:month                                      11  3
GET /review/:month                                        8  3
GET /review/:month/actions                                5  3
GET /review/:month/actions/:id                            5  3
GET /review/:month/actions/new                            3  2
GET /review/:month/departments/:departmentId              8  2
GET /review/:month/office                                 7  2
GET /search                                               11  3
GET /setup/steps                                          8  3
GET /targets                                               4  2
GET /targets/:id                                           7  3
GET /targets/:id/edit                                     2  2
GET /targets/:id/withdraw                                 2  2
GET /targets/forecast                                     6  3
GET /targets/new                                          2  2
GET /targets/order                                        2  2
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
