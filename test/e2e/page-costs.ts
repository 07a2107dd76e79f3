/** What a page takes of PostgreSQL. */
export interface PageCost {
  /** Those that begin, set up or end a transaction not counted. */
  statements: number;
  /** How often it waits for an answer. */
  trips: number;
  rows: number;
}

interface CostBound extends Pick<PageCost, 'statements' | 'trips'> {
  /** Whether it still reads more rows of a larger town. */
  grows: boolean;
}

/** At most so many statements and trips; `grows` where the rows are not bounded yet. */
const TABLE = `
GET /accessibility                                        1  1
GET /account                                              3  7
GET /administration/audit                                15 37
GET /administration/security                              2  4
GET /administration/departments                           4 10
GET /administration/departments/:id                       9 11
GET /administration/departments/:id/merge                10 14
GET /administration/departments/:id/split                 9 11
GET /administration/divisions/:id                         2  4
GET /administration/due-days                              3  5
GET /administration/mails                                 3  7
GET /administration/rules                                 2  4
GET /administration/tokens                                3  7
GET /administration/users                                 2  4
GET /administration/users/new                             2  4
GET /administration/users/:id                             3  7
GET /automation                                           9 17
GET /automation/costs                                     3  7
GET /automation/costs/:id                                 3  7
GET /automation/costs/new                                 2  4
GET /automation/hourly-costs                              2  4
GET /automation/portfolio                                18 22
GET /automation/projects/:id                             19 27
GET /automation/projects/:id/before                       6  8
GET /automation/projects/:id/edit                         8 14
GET /automation/projects/:id/estimate                     6  8
GET /automation/projects/:id/stage                        6  8
GET /automation/projects/:id/steps                        9 13
GET /automation/projects/new                              3  7
GET /automation/results/:month                           14 22 grows
GET /comparison                                          15 23 grows
GET /dashboard                                           56 78 grows
GET /dashboard/changes                                   12 14 grows
GET /figures/:indicator                                  14 18
GET /list                                                10 14
GET /list/applicability                                   5  7
GET /list/editions                                        4  8
GET /list/editions/switch                                13 21
GET /list/proposals                                       4  8 grows
GET /months                                               2  4
GET /months/:month                                       20 28 grows
GET /months/:month/close                                 22 28 grows
GET /months/:month/departments/:departmentId              9 11
GET /months/:month/departments/:departmentId/entry       13 19
GET /months/:month/import                                 1  1
GET /procedures                                           8 18
GET /procedures/:id                                      20 42
GET /procedures/:id/channels                              9 13
GET /procedures/:id/edit                                 15 29
GET /procedures/:id/items                                17 33
GET /procedures/:id/retire                                9 13
GET /procedures/:id/stage                                 9 13
GET /procedures/bulk                                      7 17
GET /procedures/bulk/preview                             11 23
GET /procedures/new                                       7 17
GET /queue                                                3  7
GET /queue/now                                            2  4
GET /reports                                              5 11
GET /reports/:month                                      55 67 grows
GET /review/:month                                       12 16 grows
GET /review/:month/actions                                6 12
GET /review/:month/actions/:id                            6 12
GET /review/:month/actions/new                            3  7
GET /review/:month/departments/:departmentId              9 15
GET /review/:month/office                                 8 14
GET /targets                                              8 12
GET /targets/:id                                         20 28 grows
GET /targets/:id/edit                                     3  5
GET /targets/:id/withdraw                                 3  5
GET /targets/forecast                                    12 16 grows
GET /targets/new                                          2  4
GET /targets/order                                        3  5
`;

export const COST_BOUNDS: Readonly<Record<string, CostBound>> = Object.fromEntries(
  TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [, route, statements, trips, grows] = /^(GET \S+) +(\d+) +(\d+)( grows)?$/.exec(line) ?? [];
      if (route === undefined) return [];
      return [
        [
          route,
          { statements: Number(statements), trips: Number(trips), grows: grows !== undefined },
        ] as const,
      ];
    }),
);
