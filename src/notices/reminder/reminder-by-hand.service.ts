import { Inject, Injectable } from '@nestjs/common';
import { auditEntry } from '../../access/audit/audit-entry.js';
import { AuditRepository } from '../../access/audit/audit.repository.js';
import { type Context } from '../../access/context.js';
import { MunicipalityRepository } from '../../access/municipality/municipality.repository.js';
import { permit } from '../../access/permissions.js';
import { type Clock, tokyoToday } from '../../kernel/clock.js';
import { type IsoDate, parseDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { type MonthDto } from '../../reporting/month/month.dto.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';
import { noticeKey } from '../../reporting/notice-key.js';
import { SubmissionOverviewRepository } from '../../reporting/submission/submission-overview.repository.js';
import { type SubmissionOverviewDto } from '../../reporting/submission/submission.dto.js';
import { isLate } from '../../reporting/submission/submission-states.js';
import { NoticeFactsRepository } from '../notice-facts.repository.js';
import { type NoticeText, reminderToCopy } from '../text/mail-texts.js';
import { type GivenReminder, ReminderByHandRepository } from './reminder-by-hand.repository.js';

/** A department that is late, when it was reminded last, and whether a mail reaches anybody there. */
export interface LateDepartment {
  name: string;
  reminded: GivenReminder | null;
  reached: boolean;
}

export interface LateDepartments {
  dueOn: IsoDate;
  departments: LateDepartment[];
  /** Whether mails can be sent at all. */
  mails: boolean;
  /** What they are told, to be copied where no mail goes. */
  text: Pick<NoticeText, 'title' | 'body'>;
}

/** Where to report, for those whom no address of ours is known to. */
const MENU_ENTRY = '手続オンライン化管理の「月次報告」';

/** Reminders that the DX office sends by a press: at most one a day to each department. */
@Injectable()
export class ReminderByHandService {
  constructor(
    private readonly database: Database,
    private readonly months: MonthRepository,
    private readonly overview: SubmissionOverviewRepository,
    private readonly reminders: ReminderByHandRepository,
    private readonly facts: NoticeFactsRepository,
    private readonly municipalities: MunicipalityRepository,
    private readonly mailer: Mailer,
    private readonly audit: AuditRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The departments that are late with a month. @throws Problem 404 */
  async late(context: Context, month: Month): Promise<LateDepartments> {
    permit(context, 'month.manage');
    return this.database.snapshot(context, async (tx) => {
      const [row, overview, given, outOfReach, municipality] = await Promise.all([
        this.months.mustFind(tx, month),
        this.overview.list(tx, month, null),
        this.reminders.latest(tx, month),
        this.facts.departmentsOutOfReach(tx),
        this.municipalities.find(tx),
      ]);
      const dueOn = parseDate(row.dueOn);
      return {
        dueOn,
        departments: this.lateOf(row, overview).map(({ departmentId, departmentName: name }) => ({
          name,
          reminded: given.find((one) => one.departmentId === departmentId) ?? null,
          reached: !outOfReach.some(({ id }) => id === departmentId),
        })),
        mails: this.mailer.configured,
        text: reminderToCopy({
          ...{ occasion: 'after', month, dueOn, departmentName: '関係各課', state: null },
          municipalityName: municipality?.name ?? '',
          link: this.mailer.configured ? this.mailer.link(`/report/${month}`) : MENU_ENTRY,
        }),
      };
    });
  }

  /** Reminds every late department that was not reminded today. Returns how many that were. @throws Problem 404 */
  async remind(context: Context, month: Month): Promise<number> {
    permit(context, 'month.manage');
    return this.database.transaction(context, async (tx) => {
      const row = await this.months.mustFind(tx, month);
      const late = this.lateOf(row, await this.overview.list(tx, month, null));
      const day = tokyoToday(this.clock);
      const given = { month, day, by: context.actor.label, at: this.clock.now() };
      const ids = await this.reminders.add(
        tx,
        given,
        late.map(({ departmentId }) => departmentId),
      );
      if (ids.length > 0) await this.tell(tx, context, { month, day }, late, ids);
      return ids.length;
    });
  }

  private async tell(
    tx: Transaction,
    context: Context,
    { month, day }: { month: Month; day: IsoDate },
    late: readonly SubmissionOverviewDto[],
    ids: readonly string[],
  ): Promise<void> {
    const reminded = late.flatMap(({ departmentId, departmentName }) =>
      ids.includes(departmentId) ? departmentName : [],
    );
    await this.audit.record(tx, context, [auditEntry('month.remind', month, { after: { reminded } })]);
    const keys = ids.map((departmentId) => noticeKey({ kind: 'reminder-by-hand', day, month, departmentId }));
    await this.owedWork.raise(tx, 'notice', keys);
  }

  /** Nobody is late with a correction: its due day is long past. */
  private lateOf(
    { state, revision, dueOn }: Pick<MonthDto, 'state' | 'revision' | 'dueOn'>,
    overview: readonly SubmissionOverviewDto[],
  ): SubmissionOverviewDto[] {
    const today = tokyoToday(this.clock);
    return state === 'open' && revision === 1 ? overview.filter((one) => isLate(one, dueOn, today)) : [];
  }
}
