import { REQUESTS } from './page-forms.js';
import { MONTHS } from './page-fixture.js';

/** Words that stand for the id of something. */
export const NAMES = /DEPARTMENT|PROCEDURE|USER|TOKEN|ACTION|DIVISION|CHANGE|TARGET|PROJECT|COST|FILE/;

/** What `:id` stands for, by what comes before it. */
const SUBJECTS: Record<string, string> = {
  actions: 'ACTION',
  costs: 'COST',
  'department-changes': 'CHANGE',
  departments: 'DEPARTMENT',
  divisions: 'DIVISION',
  procedures: 'PROCEDURE',
  projects: 'PROJECT',
  targets: 'TARGET',
  users: 'USER',
  tokens: 'TOKEN',
};

/** A route with its query, names still standing for ids, e.g. `GET /procedures/PROCEDURE`. */
export function filledIn(route: string): string {
  const { query } = REQUESTS[route] ?? {};
  const path = route
    .replace(' /files/:id', ' /files/FILE')
    .replace(/([\w-]+)\/:id\b/, (_, subject: string) => `${subject}/${SUBJECTS[subject]}`)
    .replace(':departmentId', 'DEPARTMENT')
    .replace(':month', String(MONTHS[1]))
    .replace(':indicator', 'usage')
    .replace('images/:name', 'images/targets.png')
    .replace(':name', 'figures')
    .replace(':format', 'csv')
    .replace(':kind', 'status-reports')
    .replace(':hash/*', '000000000000/app.css')
    .replace('board/api/*', 'board/api/queues')
    .replace('board/static/*', 'board/static/images/logo.svg')
    .replace('board/*', 'board/job-schedulers');
  return query === undefined ? path : `${path}?${query}`;
}

/** A text with ids in the place of the names that stand for them. */
export function namedIn(text: string, ids: Readonly<Record<string, string>>): string {
  return text.replace(new RegExp(NAMES, 'g'), (name) => String(ids[name]));
}
