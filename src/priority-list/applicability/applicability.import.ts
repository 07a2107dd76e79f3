import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type ImportOutcome, refused } from '../../platform/tabular/import-outcome.js';
import { permit } from '../../access/permissions.js';
import { textColumn } from '../../platform/tabular/text-cell.js';
import { foldWidth } from '../../kernel/numeral.js';
import { labelsOf, textsOf } from '../../platform/database/labelled.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problem.js';
import { CellError } from '../../platform/tabular/cell-errors.js';
import { cellReader, defineColumns } from '../../platform/tabular/columns.js';
import { type FileFaultDto } from '../../platform/tabular/file-fault.dto.js';
import { type StandingRows } from '../../platform/tabular/row-changes.js';
import { type RowsRead } from '../../platform/tabular/read-rows.js';
import {
  APPLICABILITY_LABELS,
  NOT_HANDLED_REASON_LABELS,
  parseApplicability,
  parseNotHandledReason,
  reasonFault,
} from '../applicability-words.js';
import { type ItemApplicabilityDto } from './applicability-answer.dto.js';
import { ApplicabilityEntity } from './applicability.entity.js';
import { ApplicabilityRepository, type StoredApplicability } from './applicability.repository.js';
import { ApplicabilityService } from './applicability.service.js';
import { saysMore } from './says-more.js';

const LABELS = labelsOf(ApplicabilityEntity);

export const applicabilityColumns = defineColumns({
  number: {
    name: '優先手続番号',
    required: true,
    rule: '一覧の番号を数字で入力します。',
    example: '23',
    read: readNumber,
  },
  state: {
    name: LABELS.state,
    required: true,
    example: APPLICABILITY_LABELS['not-handled'],
    read: cellReader(
      { rule: '選べる値から1つ。', choices: Object.values(APPLICABILITY_LABELS) },
      parseApplicability,
    ),
  },
  reason: {
    name: LABELS.reason,
    aliases: ['非該当の理由'],
    example: NOT_HANDLED_REASON_LABELS['no-facility'],
    read: cellReader(
      { rule: '「非該当」のとき、選べる値から1つ。', choices: Object.values(NOT_HANDLED_REASON_LABELS) },
      parseNotHandledReason,
    ),
  },
  note: textColumn(textsOf(ApplicabilityEntity).note),
});

type Row = RowsRead<typeof applicabilityColumns>['rows'][number];

/** What a row says of the item it names, or what is wrong with it. */
type Reading = { before: ItemApplicabilityDto; statement: StoredApplicability } | { fault: FileFaultDto };

/** 該当の有無 from a file, by the numbers of one edition. */
@Injectable()
export class ApplicabilityImport {
  readonly columns = applicabilityColumns;

  constructor(
    private readonly applicability: ApplicabilityRepository,
    private readonly service: ApplicabilityService,
  ) {}

  /**
   * Says of each item named what its row says; items the file does not name stay. `created` are those nobody had
   * spoken about. Without the column 理由 an item that was 非該当 keeps its reason; without 備考 every item keeps its
   * note. Writes nothing where a row is at fault.
   *
   * @param edition whose numbers the file uses; by default those of the edition in force.
   */
  async apply(
    tx: Transaction,
    context: Context,
    rows: Row[],
    { edition }: { edition?: string } = {},
  ): Promise<ImportOutcome> {
    permit(context, 'import.run');
    const found = await this.service.inEffect(tx, await this.applicability.lockAll(tx), edition);
    const byNumber = new Map(found.items.map((item) => [item.number, item]));
    const firstRow = new Map<number, number>();
    const readings = rows.map((row) => reading(row, byNumber, firstRow, found.edition));
    const errors = readings.flatMap((read) => ('fault' in read ? [read.fault] : []));
    if (errors.length > 0) return refused(errors);
    const changes = readings.flatMap((read) =>
      'statement' in read && (!read.before.stated || saysMore(read.statement, read.before)) ? [read] : [],
    );
    if (changes.length > 0 && (await this.service.save(tx, context, changes)) < changes.length) {
      throw overtaken();
    }
    const created = changes.filter(({ before }) => !before.stated).length;
    const updated = changes.length - created;
    return { created, updated, unchanged: rows.length - changes.length, errors: [] };
  }

  /** What has been said of the items that the rows name. */
  async standing(tx: Transaction, rows: Row[], { edition }: { edition?: string }): Promise<StandingRows> {
    const { items } = await this.service.inEffect(tx, await this.applicability.lockAll(tx), edition);
    const byNumber = new Map(items.map((item) => [item.number, item]));
    const columns = applicabilityColumns;
    return new Map(
      rows.flatMap(({ row, values }) => {
        const item = byNumber.get(values.number);
        if (!item?.stated) return [];
        const cells = {
          [columns.state.name]: APPLICABILITY_LABELS[item.state],
          [columns.reason.name]: item.reason && NOT_HANDLED_REASON_LABELS[item.reason],
          [columns.note.name]: item.note,
        };
        return [[row, { subject: `${item.number} ${item.name}`, cells }] as const];
      }),
    );
  }
}

function reading(
  { row, values }: Row,
  byNumber: Map<number, ItemApplicabilityDto>,
  firstRow: Map<number, number>,
  edition: string,
): Reading {
  const { number, state, note } = values;
  const wrong = (column: string, value: string, message: string): Reading => ({
    fault: { row, column, value, message },
  });
  const before = byNumber.get(number);
  if (!before) {
    const message = `優先手続番号「${number}」は、${edition}の版（1から${byNumber.size}まで）にありません。`;
    return wrong('優先手続番号', String(number), message);
  }
  const first = firstRow.get(number);
  if (first !== undefined) {
    const message = `同じ優先手続番号が${first}行目にもあります。1つの手続は1行にしてください。`;
    return wrong('優先手続番号', String(number), message);
  }
  firstRow.set(number, row);
  const keptReason = state === 'not-handled' ? before.reason : null;
  const reason = values.reason === undefined ? keptReason : values.reason;
  const fault = reasonFault(state, reason);
  if (fault) return wrong('理由', reason === null ? '' : NOT_HANDLED_REASON_LABELS[reason], fault);
  const statement = { state, reason, note: note === undefined ? before.note : note, version: before.version };
  return { before, statement: { itemKey: before.key, ...statement } };
}

function overtaken(): Problem {
  return new Problem(409, 'conflict', '取り込みの間に、別の人が該当の有無を変更しました。', {
    detail: 'もう一度取り込んでください。',
  });
}

function readNumber(text: string): number {
  const digits = /^(?:No\.?|第)?(\d{1,4})号?$/i.exec(foldWidth(text))?.[1];
  if (digits !== undefined) return Number(digits);
  throw new CellError('優先手続番号は、一覧の番号（例: 23）を数字で入力してください。');
}
