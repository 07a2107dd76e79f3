/** A row of the monthly table that somebody has typed into. */
const ROW = {
  row: 'PROCEDURE',
  'version.PROCEDURE': '1',
  'stage.PROCEDURE': 'online',
  'applicationsTotal.PROCEDURE': '5',
};

/** What is said of an automation project and of a cost. */
const PROJECT = { code: 'X-9', name: '試験', departmentId: 'DEPARTMENT', kind: 'rpa', field: 'tax' };
const COST = {
  name: '試験',
  kind: 'licence',
  yen: '1000',
  yearly: 'true',
  fiscalYear: '2026',
  split: 'equal',
  shares: 'PROJECT',
};

/** What goes along with an address; DEPARTMENT and PROCEDURE stand for the id of one. */
export const REQUESTS: Record<string, { query?: string; form?: Record<string, string> }> = {
  'POST /administration/department-changes/:id/cancel': { form: { version: '99' } },
  'POST /administration/divisions/:id': { form: { version: '99', name: '試験部' } },
  'POST /administration/divisions/:id/remove': { form: { version: '99' } },
  'POST /administration/tokens': {
    form: { departmentId: 'DEPARTMENT', role: 'department', label: '試験', scopes: 'read' },
  },
  'POST /administration/users/:id/disable': { form: { version: '99' } },
  'POST /administration/users/:id/enable': { form: { version: '99' } },
  'GET /automation/portfolio/export.:format': { query: 'table=departments&fiscalYear=2026' },
  'GET /automation/results/:month': { query: 'departmentId=DEPARTMENT' },
  'POST /automation/results/:month': { query: 'departmentId=DEPARTMENT' },
  'GET /automation': { query: 'departmentId=DEPARTMENT' },
  'POST /automation/costs/:id': { form: { ...COST, version: '99' } },
  'POST /automation/costs/:id/remove': { form: { version: '99' } },
  'POST /automation/costs/new': { form: COST },
  'POST /automation/projects/:id/before': {
    form: { version: '99', minutesPerCase: '5', people: '1', basis: 'estimated' },
  },
  'POST /automation/projects/:id/edit': { form: { ...PROJECT, version: '99' } },
  'POST /automation/projects/:id/estimate': {
    form: { version: '99', minutesPerCase: '1', people: '1', casesPerYear: '10' },
  },
  'POST /automation/projects/:id/plan': {
    form: { version: '99', planStage: 'production', planOn: '2027-04-01' },
  },
  'POST /automation/projects/:id/stage': {
    form: { version: '99', stage: 'analysis', stageOn: '2026-06-01' },
  },
  'POST /automation/projects/:id/steps': {
    form: {
      version: '99',
      'before.count': '1',
      'before.0.step': 'reception',
      'before.0.name': '試験',
      'before.0.actor': '職員',
      'before.0.per': 'case',
    },
  },
  'POST /automation/projects/:id/withdraw': { form: { version: '99', seq: '0' } },
  'POST /automation/projects/new': { form: PROJECT },
  'GET /comparison': { query: 'from=2026-05&to=2026-06' },
  'GET /comparison/export.csv': { query: 'from=2026-05&to=2026-06' },
  'GET /dashboard/changes': { query: 'from=2026-05&to=2026-06' },
  'GET /figures/:indicator': { query: 'period=2026-06&scope=department&key=DEPARTMENT' },
  'GET /files/new': { query: 'kind=status-reports' },
  'POST /files/new': { form: { kind: 'status-reports' } },
  'POST /list/applicability': {
    form: {
      mode: 'bulk',
      pick: 'library-loan-reservation',
      'library-loan-reservation.version': '99',
      'bulk.state': 'handled',
    },
  },
  'GET /list/editions/switch': { query: 'to=2021-12-24' },
  'POST /list/editions/switch': { form: { to: '2021-12-24', version: '0' } },
  'POST /list/proposals': { form: { only: 'PROCEDURE 99 library-loan-reservation' } },
  'POST /months': { form: { month: '2026-04' } },
  'POST /months/:month/accept': { form: { department: 'DEPARTMENT' } },
  'POST /months/:month/departments/:departmentId/accept': { form: { version: '99' } },
  'POST /months/:month/departments/:departmentId/entry': { form: ROW },
  'POST /months/:month/departments/:departmentId/entry/confirm-warnings': { form: { kind: 'missing' } },
  'POST /months/:month/departments/:departmentId/entry/rows': { form: ROW },
  'POST /months/:month/departments/:departmentId/entry/submit': { form: ROW },
  'POST /months/:month/departments/:departmentId/return': { form: { version: '99', reason: '試験' } },
  'POST /months/:month/reopen': { form: { reason: '試験' } },
  'GET /procedures': { query: 'departmentId=DEPARTMENT' },
  'POST /procedures/:id/channels': { form: { version: '99', 'kind-0': 'mail' } },
  'POST /procedures/:id/edit': {
    form: { version: '99', code: 'X-2', name: '試験', departmentId: 'DEPARTMENT', frequency: 'monthly' },
  },
  'POST /procedures/:id/items': { form: { version: '99', add: 'library-loan-reservation' } },
  'POST /procedures/:id/restore': { form: { version: '99' } },
  'POST /procedures/:id/retire': { form: { version: '99', reason: '試験' } },
  'GET /procedures/bulk': { query: 'id=PROCEDURE' },
  'POST /procedures/bulk/apply': { form: { id: 'PROCEDURE', change: 'stage', stage: 'online' } },
  'GET /procedures/bulk/preview': { query: 'id=PROCEDURE&change=stage&stage=online' },
  'POST /procedures/new': {
    form: { departmentId: 'DEPARTMENT', code: 'X-1', name: '試験', frequency: 'monthly' },
  },
  'POST /report/:month': { form: ROW },
  'POST /targets/:id/edit': {
    form: {
      version: '99',
      ...{ name: '試験の目標', unit: '%', decimals: '1', level: 'output', kind: 'reach' },
      ...{ 'baseline-year': 'R6', 'baseline-value': '1', 'targets-0-year': 'R11', 'targets-0-value': '2' },
    },
  },
  'POST /targets/:id/move': { form: { place: '1' } },
  'POST /targets/:id/withdraw': { form: { version: '99', reason: '試験' } },
  'GET /search': { query: 'q=%E6%89%8B%E7%B6%9A' },
  'GET /review/:month/actions': { query: 'departmentId=DEPARTMENT&state=open' },
  'POST /review/:month/actions/:id': {
    form: { version: '99', content: '試験', dueMonth: '2026-07', state: 'done' },
  },
  'POST /review/:month/actions/new': {
    form: { departmentId: 'DEPARTMENT', content: '試験', dueMonth: '2026-07' },
  },
  'POST /review/:month/departments/:departmentId': { form: { version: '99', issues: '試験' } },
  'POST /review/:month/office': { form: { version: '99', issues: '試験' } },
};
