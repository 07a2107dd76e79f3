import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type LinkedProcedureDto } from '../../automation/project/project.dto.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { type Choice } from '../components/form-field.js';
import { unlessRefused } from '../http/unless-refused.js';

/** As many as one looks through before searching for more. */
const MOST_FOUND = 20;

/** Procedures to be linked to a project, as its form shows them. */
@Injectable()
export class ProcedureChoices {
  constructor(private readonly procedures: ProcedureService) {}

  /** Those chosen, with their names; `linked` are known already, also those of other departments. */
  async chosen(
    context: Context,
    ids: readonly string[],
    linked: readonly LinkedProcedureDto[],
  ): Promise<Choice[]> {
    const choices: Choice[] = [];
    for (const id of new Set(ids)) {
      const known =
        linked.find((one) => one.id === id) ?? (await unlessRefused(this.procedures.get(context, id)));
      choices.push({ value: id, label: known ? labelOf(known) : '（見つからない手続）' });
    }
    return choices;
  }

  /** Those that a search finds; null where nothing is searched for. */
  async found(context: Context, search: string): Promise<Choice[] | null> {
    if (search.trim() === '') return null;
    const { items } = await this.procedures.list(context, { search, sort: 'relevance', limit: MOST_FOUND });
    return items.map((one) => ({ value: one.id, label: `${labelOf(one)}（${one.departmentName}）` }));
  }
}

function labelOf({ code, name }: Pick<LinkedProcedureDto, 'code' | 'name'>): string {
  return `${code} ${name}`;
}
