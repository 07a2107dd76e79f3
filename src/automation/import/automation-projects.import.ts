import { Inject, Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { changesBetween } from '../../access/audit/changes.js';
import { type Context } from '../../access/context.js';
import { DepartmentRepository } from '../../access/department/department.repository.js';
import { type ImportOutcome, refused } from '../../platform/tabular/import-outcome.js';
import { permit } from '../../access/permissions.js';
import { DepartmentFinder } from '../../catalogue/procedure-import/department-finder.js';
import { KnownCodes } from '../../kernel/code.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { type Month } from '../../kernel/month.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type StandingRows } from '../../platform/tabular/row-changes.js';
import { FaultList } from '../../platform/tabular/cell-errors.js';
import { BaselineRepository } from '../baseline/baseline.repository.js';
import { fieldsOfProject } from '../project/project-fields.js';
import { type KnownProject, KnownProjects } from '../project/known-projects.js';
import { ProjectRepository } from '../project/project.repository.js';
import { ResultRepository } from '../result/result.repository.js';
import { ProjectStageRepository } from '../stage/stage.repository.js';
import { plannedOn } from '../stage/stage-line.js';
import { exportedCells, projectColumns, type ProjectFileRow } from './project-columns.js';
import { importedProject, type ImportContext, type ImportedProject } from './imported-project.js';

/** Automation projects from a file: new codes are added, known ones brought up to what the file says. */
@Injectable()
export class AutomationProjectsImport {
  readonly columns = projectColumns;

  constructor(
    private readonly departments: DepartmentRepository,
    private readonly projects: ProjectRepository,
    private readonly known: KnownProjects,
    private readonly stages: ProjectStageRepository,
    private readonly baselines: BaselineRepository,
    private readonly results: ResultRepository,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes the rows in. A column the file does not have leaves its field as it is; a blank cell clears it (a blank 段階
   * says nothing). Projects the file does not name stay. Nothing is written where a row is at fault; a file that says
   * what is there already changes nothing.
   */
  async apply(
    tx: Transaction,
    context: Context,
    rows: readonly ProjectFileRow[],
    { allowSimilar = false }: { allowSimilar?: boolean | undefined } = {},
  ): Promise<ImportOutcome> {
    permit(context, 'import.run');
    const months = await this.results.lockOpenMonths(tx);
    const importContext = await this.importContext(tx, rows);
    const faults = new FaultList();
    const rowByKey = new Map<string, number>();
    const registered = new KnownCodes((await this.projects.all(tx)).map(({ code }) => code));
    const imported: ImportedProject[] = [];
    for (const { row, values } of rows) {
      const at = faults.count;
      const report = (column: keyof typeof values, value: string | null, message: string) =>
        faults.add({ row, column: projectColumns[column].name, value, message });
      const { code } = values;
      const first = rowByKey.get(code);
      if (first === undefined) rowByKey.set(code, row);
      else report('code', code, `同じ案件コードが${first}行目にもあります。1つの案件は1行にしてください。`);
      const similar =
        allowSimilar || importContext.known.has(code) ? null : registered.doubt('案件コード', code);
      const instead = '別の案件であれば、「似た手続があっても登録する」を指定してください。';
      if (similar !== null) report('code', code, `${similar}${instead}`);
      const one = importedProject(values, importContext, report);
      if (one && faults.count === at) imported.push(one);
    }
    if (faults.count > 0) return refused(faults.list());
    let [created, updated] = [0, 0];
    // Robot keys that known projects give up are free by the time new ones take them.
    for (const one of imported.sort((a, b) => Number(!a.known) - Number(!b.known))) {
      if (!one.known) created += 1;
      if (await this.write(tx, context, one, months)) updated += one.known ? 1 : 0;
    }
    return { created, updated, unchanged: rows.length - created - updated, errors: [] };
  }

  /** The projects that the rows name by their codes. */
  async standing(tx: Transaction, rows: readonly ProjectFileRow[]): Promise<StandingRows> {
    const rowByCode = new Map(rows.map(({ row, values }) => [values.code, row]));
    const listed = await this.projects.lockByCode(tx, [...rowByCode.keys()]);
    const known = await this.known.of(tx, listed);
    const ids = listed.map(({ id }) => id);
    const procedures = await this.projects.procedureCodes(tx, ids);
    return new Map(
      known.flatMap((one) => {
        const row = rowByCode.get(one.project.code);
        if (row === undefined) return [];
        const project = { ...one.project, plannedProductionOn: plannedOn(one.stages, 'production') };
        const cells = exportedCells({ ...one, project, procedures: procedures.get(project.id) ?? [] });
        return [[row, { subject: `${one.project.code} ${one.project.name}`, cells }] as const];
      }),
    );
  }

  private async importContext(tx: Transaction, rows: readonly ProjectFileRow[]): Promise<ImportContext> {
    const projectCodes = rows.map(({ values }) => values.code);
    const known = await this.known.of(tx, await this.projects.lockByCode(tx, projectCodes));
    const codes = rows.flatMap(({ values }) => values.procedures ?? []);
    return {
      departments: new DepartmentFinder(await this.departments.fates(tx), tokyoToday(this.clock)),
      known: new Map(known.map((one) => [one.project.code, one])),
      procedures: await this.projects.procedureIds(tx, codes),
      robotKeys: robotKeysOf(await this.projects.all(tx), rows),
      today: tokyoToday(this.clock),
    };
  }

  /** Brings one project up to what the file says; false where it is that already. */
  private async write(
    tx: Transaction,
    context: Context,
    imported: ImportedProject,
    openMonths: readonly Month[],
  ): Promise<boolean> {
    const { known, fields, move, before, estimate } = imported;
    const old = known && {
      ...fieldsOfProject(known.project),
      baseline: known.before,
      estimate: known.estimate,
    };
    const change = changesBetween(old ?? {}, { ...fields, baseline: before, estimate });
    const lines = this.linesOf(imported);
    if (!change && lines.length === 0 && imported.plan !== 'clear') return false;
    const id = known?.project.id ?? (await this.projects.insert(tx, fields));
    if (known) await this.projects.update(tx, id, fields);
    if (!isDeepStrictEqual(known?.before ?? null, before)) {
      await this.baselines.setBefore(tx, id, before);
      await this.results.compareWith(tx, id, openMonths, before);
    }
    await this.baselines.setEstimate(tx, id, estimate);
    const { label } = context.actor;
    if (imported.plan === 'clear') await this.clearPlans(tx, known, label);
    const stages = lines.map((line) => ({ ...line, projectId: id }));
    await this.stages.record(tx, stages, label);
    const stage = move ? { stage: move.stage, stageOn: move.stageOn, reason: move.reason } : {};
    const after = { ...change?.after, ...stage, ...(imported.plan ? { plannedOn: imported.plan } : {}) };
    const entry = { subjectKind: 'automation-project', before: known ? change?.before : null, after };
    await this.audit.record(tx, context, [auditEntry('automation.import', id, entry)]);
    return true;
  }

  private linesOf({ move, plan }: ImportedProject) {
    return [
      ...(move ? [{ ...move, planned: false }] : []),
      ...(plan !== null && plan !== 'clear'
        ? [{ stage: 'production' as const, stageOn: plan, planned: true, reason: null }]
        : []),
    ];
  }

  private async clearPlans(tx: Transaction, known: KnownProject | null, by: string): Promise<void> {
    for (const { projectId, seq, planned, stage } of known?.stages ?? [])
      if (planned && stage === 'production') await this.stages.withdraw(tx, projectId, seq, by);
  }
}

/** Who holds which robot key once the file is in: first those who keep theirs, then the first row that asks. */
function robotKeysOf(
  all: readonly { code: string; robotKey: string | null }[],
  rows: readonly ProjectFileRow[],
): Map<string, string> {
  const keyByCode = new Map(rows.map(({ values }) => [values.code, values.robotKey]));
  const holders = new Map<string, string>();
  const hold = (key: string | null | undefined, code: string) => {
    if (key && !holders.has(key)) holders.set(key, code);
  };
  for (const { code, robotKey } of all)
    if (keyByCode.get(code) === undefined || keyByCode.get(code) === robotKey) hold(robotKey, code);
  for (const { values } of rows) hold(values.robotKey, values.code);
  return holders;
}
