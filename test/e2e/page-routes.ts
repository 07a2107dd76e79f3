import { type Role, ROLES } from '../../src/access/context.js';

/** Whose data a page is asked for: the own department's, another department's, another municipality's. */
export const WHOSE = ['own', 'other', 'foreign'] as const;
type Whose = (typeof WHOSE)[number];

export interface PageRoute {
  /** As `GET /months/:month`. */
  route: string;
  /** The status by whose data it is and who asks; a route that names nothing of a department has only `own`. */
  answers: Partial<Record<Whose, Record<Role, number>>>;
  /** What somebody who is not signed in gets; null where it is the way to the sign-in. */
  nobody: number | null;
}

/**
 * Every route of the web process that is not the API's, in the order in which they are asked: the statuses for the
 * operator, the DX office, a department and a viewer, of the own department's data, another department's and another
 * municipality's. Forms that would change something name a version that nobody has (409) or lack something (422)
 * where that can be, so that one answer does not hang on the one before. 303 is also what those get for whom there
 * is nothing to do: the row has been taken back already, the month has another state, the page is a department's.
 */
const TABLE = `
GET /                                                                     303 303 303 303
GET /accessibility                                                        200 200 200 200 | nobody 200
GET /account                                                              200 200 200 200
POST /account/mails                                                       303 303 303 303
POST /account/password                                                    422 422 422 422
POST /account/sign-out-everywhere                                         303 303 303 303
GET /administration                                                       303 303 303 303
GET /administration/audit                                                 200 200 403 200
GET /administration/audit/export.:format                                  200 200 403 200
GET /administration/security                                              200 200 403 403
POST /administration/department-changes/:id/cancel                        409 409 403 403 | 409 409 403 403 | 404 404 403 403
GET /administration/departments                                           200 200 403 403
POST /administration/departments                                          422 422 403 403
GET /administration/departments/:id                                       200 200 403 403 | 200 200 403 403 | 404 404 403 403
POST /administration/departments/:id                                      422 422 403 403 | 422 422 403 403 | 404 404 403 403
GET /administration/departments/:id/merge                                 200 200 403 403 | 200 200 403 403 | 404 404 403 403
POST /administration/departments/:id/merge                                409 409 403 403 | 409 409 403 403 | 404 404 403 403
GET /administration/departments/:id/split                                 200 200 403 403 | 200 200 403 403 | 404 404 403 403
POST /administration/departments/:id/split                                409 409 403 403 | 409 409 403 403 | 404 404 403 403
GET /administration/divisions/:id                                         200 200 403 403 | 200 200 403 403 | 404 404 403 403
POST /administration/divisions/:id                                        409 409 403 403 | 409 409 403 403 | 404 404 403 403
POST /administration/divisions/:id/remove                                 409 409 403 403 | 409 409 403 403 | 404 404 403 403
GET /administration/due-days                                              200 200 200 200
GET /administration/due-days/:month                                       200 200 403 403
POST /administration/due-days/:month                                      422 422 403 403
GET /administration/mails                                                 200 200 403 403
GET /administration/rules                                                 200 200 403 403
POST /administration/rules                                                422 422 403 403
GET /administration/tokens                                                200 200 403 403
POST /administration/tokens                                               200 200 403 403 | 200 200 403 403 | 422 422 403 403
POST /administration/tokens/:id/revoke                                    303 303 403 403 | 303 303 403 403 | 404 404 403 403
GET /administration/users                                                 200 200 403 403
POST /administration/users                                                422 422 403 403
GET /administration/users/new                                             200 200 403 403
GET /administration/users/:id                                             200 200 403 403 | 200 200 403 403 | 404 404 403 403
POST /administration/users/:id                                            422 422 403 403 | 422 422 403 403 | 404 404 403 403
POST /administration/users/:id/disable                                    409 409 403 403 | 409 409 403 403 | 404 404 403 403
POST /administration/users/:id/enable                                     409 409 403 403 | 409 409 403 403 | 404 404 403 403
POST /administration/users/:id/link                                       200 200 403 403 | 200 200 403 403 | 404 404 403 403
GET /assets/:hash/*                                                       200 200 200 200 | nobody 200
GET /automation                                                           200 200 200 200 | 200 200 403 200 | 200 200 403 200
GET /automation/costs                                                     200 200 200 200
GET /automation/costs/:id                                                 200 200 200 403 | 200 200 404 403 | 404 404 404 404
POST /automation/costs/:id                                                409 409 409 403 | 409 409 404 403 | 404 404 404 403
POST /automation/costs/:id/remove                                         409 409 409 403 | 409 409 403 403 | 404 404 404 403
GET /automation/costs/new                                                 200 200 200 403
POST /automation/costs/new                                                303 303 303 403 | 303 303 403 403 | 422 422 422 403
GET /automation/export.:format                                            200 200 200 200
GET /automation/hourly-costs                                              200 200 200 200
POST /automation/hourly-costs                                             422 422 403 403
GET /automation/portfolio                                                 200 200 200 200
GET /automation/portfolio/export.:format                                  200 200 200 200
GET /automation/projects/:id                                              200 200 200 200 | 200 200 403 200 | 404 404 404 404
GET /automation/projects/:id/before                                       200 200 200 403 | 200 200 403 403 | 404 404 404 404
POST /automation/projects/:id/before                                      409 409 409 403 | 409 409 403 403 | 404 404 404 403
GET /automation/projects/:id/edit                                         200 200 200 403 | 200 200 403 403 | 404 404 404 404
POST /automation/projects/:id/edit                                        409 409 409 403 | 409 409 403 403 | 404 404 403 403
GET /automation/projects/:id/estimate                                     200 200 200 403 | 200 200 403 403 | 404 404 404 404
POST /automation/projects/:id/estimate                                    409 409 409 403 | 409 409 403 403 | 404 404 404 403
POST /automation/projects/:id/plan                                        409 409 409 403 | 409 409 403 403 | 404 404 404 403
GET /automation/projects/:id/stage                                        200 200 200 403 | 200 200 403 403 | 404 404 404 404
POST /automation/projects/:id/stage                                       409 409 409 403 | 409 409 403 403 | 404 404 404 403
GET /automation/projects/:id/steps                                        200 200 200 403 | 200 200 403 403 | 404 404 404 404
POST /automation/projects/:id/steps                                       409 409 409 403 | 409 409 403 403 | 404 404 404 403
POST /automation/projects/:id/withdraw                                    409 409 409 403 | 409 409 403 403 | 404 404 404 403
GET /automation/projects/new                                              200 200 200 403
POST /automation/projects/new                                             303 303 303 403 | 422 422 403 403 | 422 422 403 403
GET /automation/results                                                   303 303 303 303
GET /automation/results/:month                                            200 200 200 200 | 200 200 403 200 | 404 404 403 404
POST /automation/results/:month                                           303 303 303 403 | 303 303 403 403 | 404 404 403 403
GET /comparison                                                           200 200 403 200
GET /comparison/export.csv                                                200 200 403 200
GET /dashboard                                                            200 200 200 200
GET /dashboard/changes                                                    200 200 403 200
GET /figures/:indicator                                                   200 200 200 200 | 200 200 403 200 | 404 404 404 404
GET /files                                                                200 200 200 403
GET /files/:id                                                            200 200 404 403 | 200 200 404 403 | 404 404 404 403
GET /files/:id/progress                                                   303 303 404 403 | 303 303 404 403 | 404 404 404 403
POST /files/:id/drop                                                      303 303 404 403 | 303 303 404 403 | 404 404 404 403
POST /files/:id/apply                                                     303 303 404 403 | 303 303 404 403 | 404 404 404 403
GET /files/new                                                            200 200 200 403
POST /files/new                                                           422 422 422 403
GET /files/templates/:kind                                                200 200 200 403
GET /health/live                                                          200 200 200 200 | nobody 200
GET /health/ready                                                         200 200 200 200 | nobody 200
GET /help                                                                 200 200 200 200
GET /help/:name                                                           200 200 200 200
GET /help/images/:name                                                    200 200 200 200
GET /help/terms                                                           200 200 200 200
GET /home                                                                 200 200 200 200
GET /list                                                                 200 200 200 200
GET /list/applicability                                                   200 200 200 200
POST /list/applicability                                                  422 422 403 403
GET /list/editions                                                        200 200 200 200
GET /list/editions/switch                                                 200 200 403 403
POST /list/editions/switch                                                409 409 403 403
GET /list/proposals                                                       200 200 403 403
POST /list/proposals                                                      303 303 403 403 | 303 303 403 403 | 303 303 403 403
GET /metrics                                                              401 401 401 401 | nobody 401
GET /months                                                               200 200 200 200
POST /months                                                              303 303 403 403
GET /months/:month                                                        200 200 200 200
GET /months/:month/accept                                                 303 303 303 303
POST /months/:month/accept                                                422 422 403 403 | 422 422 403 403 | 422 422 403 403
GET /months/:month/close                                                  200 200 403 403
POST /months/:month/close                                                 409 409 403 403
GET /months/:month/closing                                                303 303 303 303
POST /months/:month/cancel-close                                          303 303 403 403
GET /months/:month/correction                                             303 303 403 303
POST /months/:month/correction                                            303 303 403 403
GET /months/:month/departments/:departmentId                              200 200 200 200 | 200 200 403 200 | 404 404 403 404
GET /months/:month/departments/:departmentId/accept                       303 303 303 303 | 303 303 303 303 | 303 303 303 303
POST /months/:month/departments/:departmentId/accept                      409 409 403 403 | 409 409 403 403 | 404 404 403 403
GET /months/:month/departments/:departmentId/entry                        200 200 200 200 | 200 200 403 200 | 404 404 403 404
POST /months/:month/departments/:departmentId/entry                       303 303 303 403 | 303 303 403 403 | 404 404 403 403
GET /months/:month/departments/:departmentId/entry/confirm-rest           303 303 303 303 | 303 303 303 303 | 303 303 303 303
POST /months/:month/departments/:departmentId/entry/confirm-rest          303 303 303 403 | 303 303 403 403 | 404 404 403 403
POST /months/:month/departments/:departmentId/entry/confirm-warnings      303 303 303 403 | 303 303 403 403 | 404 404 403 403
POST /months/:month/departments/:departmentId/entry/rows                  200 200 200 403 | 200 200 403 403 | 404 404 403 403
GET /months/:month/departments/:departmentId/entry/submit                 303 303 303 303 | 303 303 303 303 | 303 303 303 303
POST /months/:month/departments/:departmentId/entry/submit                409 409 409 403 | 409 409 403 403 | 404 404 403 403
POST /months/:month/departments/:departmentId/entry/approve               403 403 403 403 | 403 403 403 403 | 404 404 403 403
POST /months/:month/departments/:departmentId/entry/take-back             303 303 303 403 | 303 303 403 403 | 404 404 403 403
GET /months/:month/departments/:departmentId/return                       303 303 303 303 | 303 303 303 303 | 303 303 303 303
POST /months/:month/departments/:departmentId/return                      409 409 403 403 | 409 409 403 403 | 404 404 403 404
GET /months/:month/import                                                 200 200 403 403
POST /months/:month/import                                                422 422 403 403
GET /months/:month/remind                                                 200 200 403 403
POST /months/:month/remind                                                303 303 403 403
GET /months/:month/reopen                                                 303 303 303 303
POST /months/:month/reopen                                                303 303 403 403
GET /months/:month/withdraw                                               303 303 403 403
POST /months/:month/withdraw                                              422 422 403 403
GET /password                                                             404 404 404 404 | nobody 404
POST /password                                                            404 404 404 404 | nobody 404
GET /notices                                                              200 200 200 200
GET /notices/read                                                         303 303 303 303
POST /notices/read                                                        303 303 303 303
GET /procedures                                                           200 200 200 200 | 200 200 403 200 | 200 200 403 200
GET /procedures/:id                                                       200 200 200 200 | 200 200 403 200 | 404 404 404 404
GET /procedures/:id/channels                                              200 200 200 403 | 200 200 403 403 | 404 404 404 404
POST /procedures/:id/channels                                             409 409 409 403 | 409 409 403 403 | 404 404 404 403
GET /procedures/:id/edit                                                  200 200 200 403 | 200 200 403 403 | 404 404 404 404
POST /procedures/:id/edit                                                 409 409 409 403 | 409 409 403 403 | 404 404 403 403
GET /procedures/:id/items                                                 200 200 403 403 | 200 200 403 403 | 404 404 403 403
POST /procedures/:id/items                                                409 409 403 403 | 409 409 403 403 | 404 404 403 403
POST /procedures/:id/restore                                              303 303 403 403 | 303 303 403 403 | 404 404 404 404
GET /procedures/:id/retire                                                200 200 403 403 | 200 200 403 403 | 404 404 403 403
POST /procedures/:id/retire                                               409 409 403 403 | 409 409 403 403 | 404 404 403 403
GET /procedures/:id/stage                                                 200 200 200 403 | 200 200 403 403 | 404 404 404 404
POST /procedures/:id/stage                                                422 422 422 403 | 422 422 403 403 | 404 404 404 404
GET /procedures/bulk                                                      200 200 200 403 | 200 200 200 403 | 200 200 200 403
POST /procedures/bulk/apply                                               409 409 409 403 | 409 409 409 403 | 409 409 409 403
GET /procedures/bulk/preview                                              200 200 200 403 | 200 200 200 403 | 200 200 200 403
GET /procedures/export.:format                                            200 200 200 200
GET /procedures/new                                                       200 200 200 403
POST /procedures/new                                                      303 303 303 403 | 422 422 403 403 | 422 422 403 403
GET /queue                                                                200 200 403 403
GET /queue/board                                                          200 403 403 403
GET /queue/board/*                                                        200 403 403 403
GET /queue/board/api/*                                                    200 403 403 403
GET /queue/board/static/*                                                 200 403 403 403
GET /queue/now                                                            200 200 403 403
POST /queue/drop                                                          409 409 403 403
POST /queue/retry                                                         404 404 403 403
GET /report                                                               303 303 303 303
GET /report/:month                                                        303 303 200 303
GET /report/:month/confirm-rest                                           303 303 303 303
GET /report/:month/submit                                                 303 303 303 303
POST /report/:month                                                       303 303 409 403 | 303 303 422 403 | 303 303 422 403
POST /report/:month/approve                                               303 303 403 403
POST /report/:month/confirm-rest                                          303 303 303 403
POST /report/:month/confirm-warnings                                      303 303 303 403
POST /report/:month/rows                                                  303 303 200 403
POST /report/:month/submit                                                303 303 422 403
POST /report/:month/take-back                                             303 303 303 403
GET /reports                                                              200 200 403 200
GET /reports/:month                                                       200 200 403 200
GET /reports/:month/files                                                 303 303 303 303
GET /reports/:month/files/:id                                             404 404 403 404
POST /reports/:month/files                                                303 303 403 403
GET /review                                                               303 303 303 303
GET /review/:month                                                        200 200 303 200
GET /review/:month/actions                                                200 200 200 200 | 200 200 200 200 | 200 200 200 200
GET /review/:month/actions/:id                                            200 200 200 200 | 200 200 403 200 | 404 404 404 404
POST /review/:month/actions/:id                                           409 409 409 403 | 409 409 403 403 | 404 404 404 403
GET /review/:month/actions/export.:format                                 200 200 200 200
GET /review/:month/actions/new                                            200 200 200 403
POST /review/:month/actions/new                                           303 303 303 403 | 303 303 403 403 | 404 404 403 403
GET /review/:month/departments/:departmentId                              200 200 200 200 | 200 200 403 200 | 404 404 403 404
POST /review/:month/departments/:departmentId                             409 409 409 403 | 409 409 403 403 | 404 404 403 403
GET /review/:month/office                                                 200 200 403 200
POST /review/:month/office                                                409 409 403 403
GET /search                                                               200 200 200 200
GET /setup                                                                404 404 404 404 | nobody 404
GET /setup/steps                                                          200 200 403 403
POST /setup                                                               404 404 404 404 | nobody 404
GET /sign-in                                                              303 303 303 303 | nobody 200
POST /sign-in                                                             422 422 422 422 | nobody 422
POST /sign-out                                                            303 303 303 303
GET /targets                                                              200 200 200 200
GET /targets/:id                                                          200 200 200 200 | 200 200 200 200 | 404 404 404 404
POST /targets/:id/actuals                                                 422 422 403 403 | 422 422 403 403 | 404 404 403 403
GET /targets/:id/edit                                                     200 200 403 403 | 200 200 403 403 | 404 404 403 403
POST /targets/:id/edit                                                    409 409 403 403 | 409 409 403 403 | 404 404 403 403
POST /targets/:id/move                                                    303 303 403 403 | 303 303 403 403 | 404 404 403 403
GET /targets/:id/withdraw                                                 200 200 403 403 | 200 200 403 403 | 404 404 403 403
POST /targets/:id/withdraw                                                409 409 403 403 | 409 409 403 403 | 404 404 403 403
GET /targets/export.:format                                               200 200 200 200
GET /targets/forecast                                                     200 200 200 200
GET /targets/new                                                          200 200 403 403
POST /targets/new                                                         422 422 403 403
GET /targets/order                                                        200 200 403 403
`;

export const PAGE_ROUTES: readonly PageRoute[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [, route = '', rest = ''] = /^(\S+ \S+) +(.*)$/.exec(line) ?? [];
    const cells = rest.split(' | ');
    const nobody = /\| nobody (\d+)$/.exec(rest)?.[1];
    const statusesOf = WHOSE.flatMap((whose, at) => {
      const statuses = /^\d+ \d+ \d+ \d+$/.exec(cells[at] ?? '')?.[0].split(' ');
      return statuses
        ? [[whose, Object.fromEntries(ROLES.map((role, i) => [role, Number(statuses[i])]))]]
        : [];
    });
    const answers = Object.fromEntries(statusesOf) as PageRoute['answers'];
    return { route, answers, nobody: nobody === undefined ? null : Number(nobody) };
  });
