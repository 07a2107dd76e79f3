import { Injectable } from '@nestjs/common';
import { municipalityKind, parseMunicipalityCode } from '../../kernel/municipality-code.js';
import { Database } from '../../platform/database/database.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { atVersion, invalid, orNotFound, Problem } from '../../platform/problem.js';
import { auditEntry } from '../audit/audit-entry.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { changesBetween } from '../audit/changes.js';
import { commandContext } from '../command-context.js';
import { type Context } from '../context.js';
import { permit } from '../permissions.js';
import { MunicipalityRepository } from './municipality.repository.js';
import { type EditMunicipality, type MunicipalityDto } from './municipality.dto.js';

export interface NewMunicipality {
  /** Six digits, in any width; the last one is checked. */
  code: string;
  name: string;
  /** Made-up data, labelled サンプル wherever it is shown. */
  sample?: boolean;
}

@Injectable()
export class MunicipalityService {
  constructor(
    private readonly database: Database,
    private readonly municipalities: MunicipalityRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
  ) {}

  /**
   * Adds a municipality; for the operator's command alone. It runs in a transaction of its own, so that it and the
   * first line of its audit trail are one transaction.
   * @throws InvalidInput naming the check digit that would be right; Problem 409 where the code is taken.
   */
  async add({ code: codeText, name: asWritten, sample = false }: NewMunicipality): Promise<MunicipalityDto> {
    const code = parseMunicipalityCode(codeText);
    const name = asWritten.trim();
    if (name === '') throw invalid([{ where: 'name', message: '団体名を入力してください。' }]);
    const context = commandContext(code);
    return this.database.transaction(context, async (tx) => {
      const added = await this.municipalities.insert(tx, { name, kind: municipalityKind(code), sample });
      if (!added) throw alreadyThere(await this.municipalities.find(tx), code);
      await this.audit.record(tx, context, [auditEntry('municipality.add', code, { after: added })]);
      return added;
    });
  }

  /** Every municipality by code; for the operator's commands and the schedule alone, who act for all of them. */
  async list(): Promise<MunicipalityDto[]> {
    return this.database.system((system) => this.municipalities.all(system));
  }

  async get(context: Context): Promise<MunicipalityDto> {
    permit(context, 'municipality.read');
    return this.database.snapshot(context, async (tx) =>
      orNotFound(await this.municipalities.find(tx), '団体'),
    );
  }

  /** Changes the fields given; the others stay. Figures are computed again, for the rule or edition may differ. */
  async edit(context: Context, version: number, changes: EditMunicipality): Promise<MunicipalityDto> {
    permit(context, 'municipality.edit');
    return this.database.transaction(context, async (tx) => {
      const own = orNotFound(await this.municipalities.lock(tx), '団体');
      const before = atVersion(own, '団体の設定', version, changes);
      const change = changesBetween(before, { ...before, ...changes });
      if (!change) return before;
      const saved = orNotFound(
        await this.municipalities.update(tx, version, { ...before, ...changes }),
        '団体',
      );
      const entry = auditEntry('municipality.edit', context.municipality, change);
      await this.audit.record(tx, context, [entry]);
      await this.owedWork.raiseAll(tx, 'provisional');
      return saved;
    });
  }
}

function alreadyThere(there: MunicipalityDto | undefined, code: string): Problem {
  return new Problem(409, 'municipality-exists', `団体コード「${code}」はすでに登録されています。`, {
    detail: there ? `登録されている団体は「${there.name}」です。` : undefined,
  });
}
