import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { changesBetween } from '../access/audit/changes.js';
import { type Context } from '../access/context.js';
import { DepartmentRepository } from '../access/department/department.repository.js';
import { onlyDepartment } from '../access/permissions.js';
import { type Clock } from '../kernel/clock.js';
import { type Month, previousMonth } from '../kernel/month.js';
import { CLOCK } from '../platform/clock-token.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { conflict } from '../platform/problem.js';
import { MonthRepository } from '../reporting/month/month.repository.js';
import { countActions } from './action-status.js';
import {
  type ReviewFieldsDto,
  type ReviewTextDto,
  type ReviewTextInMonthDto,
  type ReviewOfMonthDto,
} from './review-answer.dto.js';
import { type WriteReview } from './review.dto.js';
import { ReviewReader } from './review.reader.js';
import { OFFICE_NAME, permitOwner } from './owner.js';
import { ReviewTextRepository } from './review-text.repository.js';

const NOTHING: ReviewFieldsDto = { issues: null, measures: null, plans: null };

@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly reader: ReviewReader,
    private readonly texts: ReviewTextRepository,
    private readonly months: MonthRepository,
    private readonly departments: DepartmentRepository,
    private readonly audit: AuditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A month's texts and its actions as of its end; a department's own alone. @throws Problem 404 */
  async ofMonth(context: Context, month: Month): Promise<ReviewOfMonthDto> {
    const only = onlyDepartment(context, 'review.read');
    return this.database.snapshot(context, async (tx) => {
      const [whole] = await Promise.all([this.reader.reviewOf(tx, month), this.months.mustFind(tx, month)]);
      if (only === null) return whole;
      const own = ({ departmentId }: { departmentId: string | null }) => departmentId === only;
      const actions = whole.actions.filter(own);
      return {
        month,
        texts: whole.texts.filter(own),
        unwritten: whole.unwritten.filter(own),
        actions,
        counts: countActions(actions),
      };
    });
  }

  /** What a department, or the DX office (null), wrote with a month; empty fields where nothing. @throws Problem 404 */
  async text(context: Context, month: Month, departmentId: string | null): Promise<ReviewTextInMonthDto> {
    permitOwner(context, 'review.read', departmentId);
    return this.database.snapshot(context, async (tx) => {
      const [found, departmentName, text, before] = await Promise.all([
        this.months.mustFind(tx, month),
        this.nameOf(tx, departmentId),
        this.textIn(tx, month, departmentId),
        this.texts.find(tx, previousMonth(month), departmentId),
      ]);
      const previous = normalisedTexts(before ?? NOTHING);
      return { ...text, monthState: found.state, departmentName, previous };
    });
  }

  /**
   * Writes a month's text over the version seen (0 for a first one); a field of null is emptied. Writing what stands
   * there already changes nothing. @throws Problem 409 where the month is not open or somebody was first
   */
  async write(
    context: Context,
    month: Month,
    departmentId: string | null,
    version: number,
    fields: WriteReview,
  ): Promise<ReviewTextDto> {
    permitOwner(context, 'review.write', departmentId);
    return this.database.transaction(context, async (tx) => {
      await this.months.lockForWriting(tx, month);
      await this.nameOf(tx, departmentId);
      const before = await this.textIn(tx, month, departmentId);
      const newTexts = normalisedTexts(fields);
      const change = changesBetween(normalisedTexts(before), newTexts);
      if (!change) return before;
      const authorship = { writtenBy: context.actor.label, writtenAt: this.clock.now() };
      const text = { month, departmentId, ...newTexts, ...authorship, version };
      if (before.version !== version || !(await this.texts.save(tx, text))) {
        const current = await this.textIn(tx, month, departmentId);
        throw conflict('この課題と対応', { ...newTexts, version }, current);
      }
      const subjectId = `${month}/${departmentId ?? 'office'}`;
      await this.audit.record(tx, context, [auditEntry('review.write', subjectId, change)]);
      return this.textIn(tx, month, departmentId);
    });
  }

  private async textIn(tx: Transaction, month: Month, departmentId: string | null): Promise<ReviewTextDto> {
    const nobody = { writtenBy: null, writtenAt: null, version: 0 };
    return (await this.texts.find(tx, month, departmentId)) ?? { month, departmentId, ...NOTHING, ...nobody };
  }

  private async nameOf(tx: Transaction, departmentId: string | null): Promise<string> {
    if (departmentId === null) return OFFICE_NAME;
    return (await this.departments.mustFind(tx, departmentId)).name;
  }
}

/** The three fields, trimmed; what is empty is null. */
function normalisedTexts({ issues, measures, plans }: ReviewFieldsDto): ReviewFieldsDto {
  const textOrNull = (text: string | null) => text?.replace(/\r\n?/g, '\n').trim() || null;
  return { issues: textOrNull(issues), measures: textOrNull(measures), plans: textOrNull(plans) };
}
