import { Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { MunicipalityRepository } from '../../access/municipality/municipality.repository.js';
import { permit } from '../../access/permissions.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { conflict, type Fault, invalid, orNotFound, refuseFaults } from '../../platform/problem.js';
import { applicabilityLabel, reasonFault } from '../applicability-words.js';
import { PriorityListService } from '../priority-list.service.js';
import { type EditionApplicabilityDto, type ItemApplicabilityDto } from './applicability-answer.dto.js';
import { applicabilityInEffect } from './applicability-in-effect.js';
import { type SetApplicability } from './applicability.dto.js';
import { ApplicabilityRepository, type StoredApplicability } from './applicability.repository.js';
import { saysMore } from './says-more.js';

/** What is said of one of many items, over the version somebody has seen. */
export interface ItemStatement extends SetApplicability {
  itemKey: string;
  version: number;
  /** Said on purpose: where it only repeats the default, the default is thereby confirmed. */
  confirming?: boolean;
}

@Injectable()
export class ApplicabilityService {
  constructor(
    private readonly database: Database,
    private readonly applicability: ApplicabilityRepository,
    private readonly list: PriorityListService,
    private readonly municipalities: MunicipalityRepository,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
  ) {}

  /** Every item of the edition, by default the one in force, by number or with what is still to settle first. */
  async listItems(
    context: Context,
    { edition, unconfirmedFirst = false }: { edition?: string; unconfirmedFirst?: boolean } = {},
  ): Promise<EditionApplicabilityDto> {
    permit(context, 'list.read');
    return this.database.snapshot(context, async (tx) => {
      const found = await this.inEffect(tx, this.applicability.all(tx), edition);
      if (!unconfirmedFirst) return found;
      const settled = ({ state }: ItemApplicabilityDto) => Number(state !== 'unconfirmed');
      return { ...found, items: found.items.toSorted((a, b) => settled(a) - settled(b)) };
    });
  }

  /**
   * Says whether the municipality handles an item of the edition in force. `version` is 0 where not yet answered.
   * Without a note the old one stays.
   */
  async set(
    context: Context,
    itemKey: string,
    version: number,
    { state, reason = null, note }: SetApplicability,
  ): Promise<ItemApplicabilityDto> {
    permit(context, 'applicability.edit');
    const fault = reasonFault(state, reason);
    if (fault) throw invalid([{ where: 'reason', message: fault }]);
    return this.database.transaction(context, async (tx) => {
      const { items } = await this.inEffect(tx, await this.applicability.lockAll(tx));
      const before = itemIn(items, itemKey);
      const after = { state, reason, note: note === undefined ? before.note : note };
      const statement = { itemKey, ...after, version };
      if (before.version !== version || (await this.save(tx, context, [{ before, statement }])) === 0) {
        throw conflict(`「${before.name}」の該当の有無`, statement, before);
      }
      return { ...before, ...after, stated: true, version: version + 1 };
    });
  }

  /**
   * Says something of many items of the edition in force, all or nothing; an item of which nothing new is said stays
   * untouched, but for a default that is confirmed. Returns how many were changed.
   * @throws Problem 422 with every fault, each at `<item key>.<field>`: also where an item was changed since
   */
  async setMany(context: Context, statements: readonly ItemStatement[]): Promise<number> {
    permit(context, 'applicability.edit');
    return this.database.transaction(context, async (tx) => {
      const { items } = await this.inEffect(tx, await this.applicability.lockAll(tx));
      const faults: Fault[] = [];
      const changes: { before: ItemApplicabilityDto; statement: StoredApplicability }[] = [];
      for (const { itemKey, version, state, reason = null, note, confirming = false } of statements) {
        const before = itemIn(items, itemKey);
        const statement = { itemKey, state, reason, note: note === undefined ? before.note : note, version };
        if (!saysMore(statement, before) && !(confirming && !before.stated)) continue;
        const fault = reasonFault(state, reason);
        if (fault !== null) faults.push({ where: `${itemKey}.reason`, message: `${before.name}：${fault}` });
        if (before.version !== version) faults.push(changedSince(before));
        changes.push({ before, statement });
      }
      refuseFaults(faults);
      if (changes.length === 0) return 0;
      if ((await this.save(tx, context, changes)) < changes.length) throw invalid([savedMeanwhile()]);
      return changes.length;
    });
  }

  /** The applicability of an edition's items, given the recorded statements. For transactions of this module. */
  async inEffect(
    tx: Transaction,
    statements: StoredApplicability[] | Promise<StoredApplicability[]>,
    edition?: string,
  ): Promise<EditionApplicabilityDto> {
    const [stated, municipality, found] = await Promise.all([
      statements,
      this.municipalities.find(tx),
      this.list.itemsOf(tx, edition),
    ]);
    const { kind } = orNotFound(municipality, '団体');
    return { ...found, items: applicabilityInEffect(found.items, stated, kind) };
  }

  /** Saves what is said now, with its audit record, and raises the figures. Returns how many were saved. */
  async save(
    tx: Transaction,
    context: Context,
    changes: { before: ItemApplicabilityDto; statement: StoredApplicability }[],
  ): Promise<number> {
    const saved = await this.applicability.save(
      tx,
      changes.map(({ statement }) => statement),
    );
    const entries = changes.map(({ before, statement: { itemKey, state, reason, note } }) =>
      auditEntry('applicability.set', itemKey, {
        before: { state: before.state, reason: before.reason, note: before.note, stated: before.stated },
        after: { state, reason, note, stated: true },
      }),
    );
    await this.audit.record(tx, context, entries);
    await this.owedWork.raiseAll(tx, 'provisional', {
      items: changes.map(({ statement }) => statement.itemKey),
    });
    return saved;
  }
}

function itemIn(items: readonly ItemApplicabilityDto[], itemKey: string): ItemApplicabilityDto {
  return orNotFound(
    items.find(({ key }) => key === itemKey),
    `優先手続「${itemKey}」`,
  );
}

function changedSince({ key, name, state, reason }: ItemApplicabilityDto): Fault {
  const now = applicabilityLabel(state, reason);
  const message = `${name}：別の人が先に「${now}」に変更しています。確かめて、必要ならもう一度保存してください。`;
  return { where: `${key}.state`, message };
}

function savedMeanwhile(): Fault {
  return {
    where: '',
    message: '別の人が同時に変更しました。最新の内容を確かめて、もう一度保存してください。',
  };
}
