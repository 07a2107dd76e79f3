import { type ItemRow } from '../../src/achievement/rows/item-row.js';
import { type ProcedureRow } from '../../src/achievement/rows/procedure-row.js';

/** A procedure of 市民課 in scope, not online and without a plan, unless said otherwise. */
export function procedure(about: Partial<ProcedureRow> & Pick<ProcedureRow, 'procedureId'>): ProcedureRow {
  return {
    ...{
      code: about.procedureId,
      name: about.procedureId,
      divisionName: null,
      frequency: 'monthly',
      stage: 'preparing',
    },
    ...{
      departmentId: '市民課',
      departmentCode: '1',
      departmentName: '市民課',
      exemptReason: null,
      stageSince: null,
    },
    ...{ inScope: true, channels: [], itemKeys: [], plannedMonth: null, note: null },
    ...{ reportExpected: true, reportCounted: true, pairTotal: 0, pairOnline: 0 },
    ...{
      applicationsTotal: null,
      applicationsTotalNa: false,
      applicationsOnline: null,
      applicationsOnlineNa: false,
    },
    ...{
      flowExpected: true,
      flowReported: false,
      yearlyTotal: null,
      yearlyTotalNa: false,
      yearlyOnline: null,
    },
    ...{ yearlyOnlineNa: false, yearlyRecorded: true, yearlyReported: true, mergedParts: null },
    ...about,
  };
}

/** The list item for which one procedure alone stands. */
export function item({ procedureId, stage }: ProcedureRow, at: number): ItemRow {
  const online = stage === 'online';
  return {
    ...{ itemKey: `item-${at}`, number: at, name: `手続${at}`, groupKey: 'g', groupName: '', tags: [] },
    ...{ verification: 'verified', applicability: 'handled', applicabilityReason: null },
    ...{ leadDepartmentId: null, leadDepartmentName: null, procedureIds: [procedureId] },
    ...{ onlineAny: online, onlineAll: online, onlineMynaportal: false, reported: true },
  };
}
