import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { commandContext } from '../access/command-context.js';
import { MunicipalityService } from '../access/municipality/municipality.service.js';
import { permit } from '../access/permissions.js';
import { isDate } from '../kernel/date.js';
import { Database } from '../platform/database/database.js';
import { pick } from '../kernel/pick.js';
import { type Transaction } from '../platform/database/transaction.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { notFound, Problem } from '../platform/problem.js';
import { itemMatches } from './item-search.js';
import { differenceOf } from './edition-difference.js';
import { type EditionItem, ITEM_FIELDS, PriorityListRepository } from './priority-list.repository.js';
import {
  type EditionDifferenceDto,
  type EditionItemsDto,
  type ListEditionDto,
  type ListItemDto,
} from './priority-list-answer.dto.js';

@Injectable()
export class PriorityListService {
  constructor(
    private readonly database: Database,
    private readonly list: PriorityListRepository,
    private readonly municipalities: MunicipalityService,
    private readonly owedWork: OwedWork,
  ) {}

  /** The editions loaded, newest first; `inForce` is the one this municipality holds to. */
  async editions(context: Context): Promise<ListEditionDto[]> {
    permit(context, 'list.read');
    return this.database.snapshot(context, (tx) => this.list.editions(tx));
  }

  /** The items of every edition by edition, oldest first, and number. */
  async itemsOfEveryEdition(context: Context): Promise<EditionItem[]> {
    permit(context, 'list.read');
    return this.database.snapshot(context, (tx) => this.list.itemsOfEveryEdition(tx));
  }

  /** The items of an edition by number. @throws Problem 404 where it is not loaded. */
  async items(context: Context, edition?: string): Promise<EditionItemsDto> {
    permit(context, 'list.read');
    return this.database.snapshot(context, (tx) => this.itemsOf(tx, edition));
  }

  /** The items of the edition in force that a text finds, by number; none where no edition is loaded. */
  async search(context: Context, text: string): Promise<ListItemDto[]> {
    permit(context, 'list.read');
    const items = await this.database.snapshot(context, (tx) => this.list.items(tx, null));
    return items.filter((item) => itemMatches(item, text)).map((item) => pick(item, ITEM_FIELDS));
  }

  /** What became of the items from one edition to another, by their stable keys. */
  async difference(context: Context, from: string, to: string): Promise<EditionDifferenceDto> {
    permit(context, 'list.read');
    return this.database.snapshot(context, async (tx) => {
      const [older, newer] = await Promise.all([this.itemsOf(tx, from), this.itemsOf(tx, to)]);
      return differenceOf(older.items, newer.items);
    });
  }

  /**
   * The items of an edition, by default the one in force, for the transactions of other modules: an import finds the
   * item of a number here. @throws Problem 404 where the edition is not loaded, 409 where none is.
   */
  async itemsOf(tx: Transaction, edition?: string): Promise<EditionItemsDto> {
    const found = edition === undefined || isDate(edition) ? await this.list.items(tx, edition ?? null) : [];
    const key = found[0]?.edition ?? edition ?? (await this.list.editionInForce(tx));
    if (key === undefined) throw nothingLoaded();
    if (found.length === 0) throw notFound(`優先手続一覧の版「${key}」`);
    return { edition: key, items: found.map((item) => pick(item, ITEM_FIELDS)) };
  }

  /** For the operator's commands: after an edition was loaded or corrected, every municipality's figures are due. */
  async recomputeEverywhere(): Promise<void> {
    for (const { code } of await this.municipalities.list()) {
      await this.database.transaction(commandContext(code), (tx) =>
        this.owedWork.raiseAll(tx, 'provisional'),
      );
    }
  }
}

function nothingLoaded(): Problem {
  return new Problem(409, 'no-edition', '優先手続一覧が登録されていません。', {
    detail: '運用者が「list load」で一覧を登録する必要があります。',
  });
}
