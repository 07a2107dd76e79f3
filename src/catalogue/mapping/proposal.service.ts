import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { decodeCursor, encodeCursor, LARGEST_PAGE } from '../../platform/keyset.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { type NameMatchingDto } from '../../priority-list/matching/matching.dto.js';
import { MatchingService } from '../../priority-list/matching/matching.service.js';
import { ProcedureRepository } from '../procedure/procedure.repository.js';
import { MappingRepository, type UnmappedProcedure } from './mapping.repository.js';
import { MappingService } from './mapping.service.js';

/** An unmapped procedure and the items its name may stand for. */
export interface ProposedMapping {
  procedure: UnmappedProcedure;
  matching: NameMatchingDto;
}

export interface ProposalPage {
  edition: string;
  proposed: ProposedMapping[];
  /** How many unmapped procedures were looked at for this page, in the order of their codes. */
  examined: number;
  next: string | null;
}

/** One proposal somebody accepts, of the version of the procedure they have seen. */
export interface AcceptedProposal {
  procedureId: string;
  version: number;
  itemKey: string;
}

/** Matching takes some 1 ms a name: more at a time would hold up the requests of others. */
const MOST_EXAMINED = 1_000;
const ENOUGH = 40;

/** Proposals of list items for procedures that are mapped to none. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly database: Database,
    private readonly matching: MatchingService,
    private readonly procedures: ProcedureRepository,
    private readonly mappings: MappingRepository,
    private readonly mapping: MappingService,
    private readonly owedWork: OwedWork,
  ) {}

  /**
   * A page of the unmapped procedures for which something is proposed, the likelier first; `cursor` as the page
   * before gave it.
   */
  async propose(context: Context, cursor?: string): Promise<ProposalPage> {
    permit(context, 'mapping.edit');
    const after = cursor === undefined ? null : (decodeCursor(cursor, ['text'])[0] ?? null);
    const unmapped = await this.database.lookUp(context, (tx) =>
      this.mappings.unmappedProcedures(tx, { after, limit: MOST_EXAMINED }),
    );
    const proposed: ProposedMapping[] = [];
    for (let examined = 0; ;) {
      const procedures = unmapped.slice(examined, examined + LARGEST_PAGE);
      const { edition, items } = await this.matching.match(
        context,
        procedures.map(({ name }) => name),
      );
      for (const [at, matching] of items.entries()) {
        const procedure = procedures[at];
        if (procedure && matching.proposals.length > 0) proposed.push({ procedure, matching });
      }
      examined += procedures.length;
      const last = procedures.length < LARGEST_PAGE ? undefined : procedures.at(-1);
      if (!last) return { edition, proposed: proposed.toSorted(likelierFirst), examined, next: null };
      if (proposed.length >= ENOUGH || examined >= MOST_EXAMINED) {
        const next = encodeCursor([last.code]);
        return { edition, proposed: proposed.toSorted(likelierFirst), examined, next };
      }
    }
  }

  /**
   * Maps every procedure to the items accepted for it, in one step. A procedure that was changed or mapped since it
   * was seen is left as it is. Returns how many procedures were mapped and how many left.
   */
  async accept(
    context: Context,
    accepted: readonly AcceptedProposal[],
  ): Promise<{ mapped: number; left: number }> {
    permit(context, 'mapping.edit');
    const procedureIds = [...new Set(accepted.map(({ procedureId }) => procedureId))].sort();
    return this.database.transaction(context, async (tx) => {
      const touched: { procedures: string[]; items: string[] } = { procedures: [], items: [] };
      for (const procedureId of procedureIds) {
        const ones = accepted.filter((one) => one.procedureId === procedureId);
        const row = await this.procedures.lock(tx, procedureId);
        const isCurrent = row && ones.every(({ version }) => version === row.version);
        if (!isCurrent || (await this.mappings.ofProcedure(tx, procedureId)).length > 0) continue;
        const items = ones.map(({ itemKey }) => ({ itemKey }));
        const touchedItems = await this.mapping.setMappings(tx, context, procedureId, items);
        if (touchedItems === null) continue;
        touched.procedures.push(procedureId);
        touched.items.push(...touchedItems);
      }
      const mapped = touched.procedures.length;
      if (mapped > 0) await this.owedWork.raiseAll(tx, 'provisional', touched);
      return { mapped, left: procedureIds.length - mapped };
    });
  }
}

/** What the matcher is sure of before what it is not, then by the best score. */
function likelierFirst(a: ProposedMapping, b: ProposedMapping): number {
  const sure = ({ matching }: ProposedMapping) => Number(matching.decision === 'sure');
  const score = ({ matching }: ProposedMapping) => matching.proposals[0]?.score ?? 0;
  return sure(b) - sure(a) || score(b) - score(a);
}
