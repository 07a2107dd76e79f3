import { type Role } from '../../src/access/context.js';

const EVERYBODY: Role[] = ['operator', 'dx-office', 'department', 'viewer'];
const OFFICE: Role[] = ['operator', 'dx-office'];
const WRITERS: Role[] = ['operator', 'dx-office', 'department'];
const OVERSEERS: Role[] = ['operator', 'dx-office', 'viewer'];

/** Who may call a route, and a body that passes its checks, so that the answer is about permission alone. */
export interface Route {
  roles: Role[];
  body?: object;
}

const count = { kind: 'not-provided' };

/** Every route of the API by its operationId. A route that is not here fails the test that reads this. */
export const ROUTES: Record<string, Route> = {
  listOwedWork: { roles: OFFICE },
  retryOwedWork: { roles: OFFICE },
  getMunicipality: { roles: EVERYBODY },
  editMunicipality: { roles: OFFICE },
  listDepartments: { roles: EVERYBODY },
  createDepartment: { roles: OFFICE, body: { code: 'X-1', name: '試験課' } },
  getDepartment: { roles: EVERYBODY },
  editDepartment: { roles: OFFICE, body: { name: '試験課' } },
  listDivisions: { roles: EVERYBODY },
  listTokens: { roles: OFFICE },
  createToken: { roles: OFFICE, body: { role: 'viewer', label: '試験' } },
  revokeToken: { roles: OFFICE },
  listAuditEvents: { roles: OVERSEERS },
  matchName: { roles: EVERYBODY },
  matchNames: { roles: EVERYBODY, body: { names: ['児童手当の届出'] } },
  listEditions: { roles: EVERYBODY },
  listEditionItems: { roles: EVERYBODY },
  compareEditions: { roles: EVERYBODY },
  listApplicability: { roles: EVERYBODY },
  setApplicability: { roles: OFFICE, body: { state: 'handled' } },
  listProcedures: { roles: EVERYBODY },
  createProcedure: { roles: WRITERS, body: { code: 'X-1', name: '試験手続', departmentId: 'OWN' } },
  getProcedure: { roles: EVERYBODY },
  editProcedure: { roles: WRITERS, body: { name: '試験手続' } },
  retireProcedure: { roles: OFFICE, body: { reason: '試験' } },
  restoreProcedure: { roles: OFFICE },
  listStages: { roles: EVERYBODY },
  recordStage: { roles: WRITERS, body: { stage: 'online' } },
  replaceChannels: { roles: WRITERS, body: { channels: [] } },
  listMappings: { roles: EVERYBODY },
  replaceMappings: { roles: OFFICE, body: { items: [] } },
  listProcedureHistory: { roles: EVERYBODY },
  listPlannedMonths: { roles: EVERYBODY },
  listMonths: { roles: EVERYBODY },
  openMonth: { roles: OFFICE, body: { month: '2020-01' } },
  getMonth: { roles: EVERYBODY },
  listSubmissions: { roles: EVERYBODY },
  acceptSubmissions: { roles: OFFICE, body: { departmentIds: ['OWN'] } },
  submitSubmission: { roles: WRITERS },
  approveSubmission: { roles: [] },
  takeBackSubmission: { roles: WRITERS },
  acceptSubmission: { roles: OFFICE },
  returnSubmission: { roles: OFFICE, body: { reason: '試験' } },
  getStatusForm: { roles: EVERYBODY },
  saveStatusForm: { roles: WRITERS, body: { rows: [] } },
  saveStatusReport: {
    roles: WRITERS,
    body: { stage: 'online', applicationsTotal: count, applicationsOnline: count },
  },
  confirmRestOfForm: { roles: WRITERS },
  listYearlyCounts: { roles: EVERYBODY },
  saveYearlyCounts: {
    roles: WRITERS,
    body: {
      rows: [
        {
          procedureId: '00000000-0000-4000-8000-000000000000',
          applicationsTotal: count,
          applicationsOnline: count,
        },
      ],
    },
  },
  getFigures: { roles: EVERYBODY },
  getFiguresByDepartment: { roles: EVERYBODY },
  getFiguresByGroup: { roles: EVERYBODY },
  getFiguresByTag: { roles: EVERYBODY },
  listFigureRows: { roles: EVERYBODY },
  listSnapshots: { roles: EVERYBODY },
  getReport: { roles: OVERSEERS },
  verifyDigest: { roles: EVERYBODY },
  comparePeriods: { roles: OVERSEERS },
  listTargets: { roles: EVERYBODY },
  getTargetTable: { roles: EVERYBODY },
  createTarget: {
    roles: OFFICE,
    body: {
      indicator: 'priority-items',
      kind: 'reach',
      baseline: { fiscalYear: 2023, value: '71.7' },
      targets: [{ fiscalYear: 2029, value: '100' }],
    },
  },
  editTarget: { roles: OFFICE, body: { kind: 'reach' } },
  saveActual: { roles: OFFICE, body: { value: '14.1' } },
  listAutomationFields: { roles: EVERYBODY },
  listAutomationProjects: { roles: EVERYBODY },
  createAutomationProject: {
    roles: WRITERS,
    body: { code: 'A-1', name: '試験案件', departmentId: 'OWN', kind: 'rpa', field: 'tax' },
  },
  getAutomationProject: { roles: EVERYBODY },
  editAutomationProject: { roles: WRITERS, body: { name: '試験案件' } },
  getAutomationEffects: { roles: EVERYBODY },
  listAutomationStages: { roles: EVERYBODY },
  moveAutomationStage: { roles: WRITERS, body: { stage: 'analysis' } },
  planAutomationStage: { roles: WRITERS, body: { stage: 'production', stageOn: '2027-04-01' } },
  withdrawAutomationStage: { roles: WRITERS },
  getAutomationSteps: { roles: EVERYBODY },
  replaceAutomationSteps: { roles: WRITERS, body: { before: [], after: [] } },
  saveAutomationBefore: { roles: WRITERS, body: { minutesPerCase: '20', basis: 'reported' } },
  clearAutomationBefore: { roles: WRITERS },
  saveAutomationEstimate: { roles: WRITERS, body: { minutesPerCase: '7', casesPerYear: 3600 } },
  clearAutomationEstimate: { roles: WRITERS },
  listAutomationResults: { roles: EVERYBODY },
  saveAutomationResults: { roles: WRITERS, body: { rows: [] } },
  listAutomationCosts: { roles: EVERYBODY },
  addAutomationCost: {
    roles: WRITERS,
    body: { kind: 'licence', name: '試験', yen: 1, yearly: true, fiscalYear: 2026, shares: [] },
  },
  editAutomationCost: {
    roles: WRITERS,
    body: { kind: 'licence', name: '試験', yen: 1, yearly: true, fiscalYear: 2026, shares: [] },
  },
  removeAutomationCost: { roles: WRITERS },
  listHourlyCosts: { roles: EVERYBODY },
  saveHourlyCost: { roles: OFFICE, body: { yen: 3200 } },
  getAutomationPortfolio: { roles: EVERYBODY },
  listAutomationCandidates: { roles: EVERYBODY },
  getMonthlyAutomation: { roles: EVERYBODY },
  getClosingReadiness: { roles: EVERYBODY },
  closeMonth: { roles: OFFICE, body: {} },
  cancelClose: { roles: OFFICE },
  reopenMonth: { roles: OFFICE, body: { reason: '試験' } },
  acceptImport: { roles: OFFICE },
  getImport: { roles: OFFICE },
};

/** Values for the parameters of paths and queries; ids name nothing, `OWN` the caller's department. */
export const PARAMETERS: Record<string, string> = {
  id: '00000000-0000-4000-8000-000000000000',
  procedureId: '00000000-0000-4000-8000-000000000000',
  departmentId: 'OWN',
  month: '2026-03',
  period: '2026-03',
  revision: '1',
  seq: '1',
  fiscalYear: '2024',
  kind: 'provisional',
  key: '2026-03',
  itemKey: 'nothing',
  edition: '2021-12-24',
  indicator: 'usage',
  part: 'numerator',
  name: '児童手当',
};
