import { type FigureDto } from '../../src/achievement/figures/figures-answer.dto.js';
import { type AchievementFixture } from './achievement-fixture.js';
import { type ClosingFixture, OCTOBER } from './closing-fixture.js';
import { entry, type ReportingServices } from './reporting-fixture.js';

/** What a test of a correction of October does and reads, on a closing fixture. */
export class CorrectionFixture {
  constructor(
    readonly achievement: AchievementFixture,
    readonly reporting: ReportingServices,
    readonly fixture: ClosingFixture,
  ) {}

  async reopen(reason = '件数の誤り'): Promise<void> {
    await this.achievement.closing.reopen(this.fixture.context, OCTOBER, reason);
    await this.fixture.settle();
  }

  async figures(revision?: number): Promise<Map<string, FigureDto>> {
    const { figures: found } = await this.achievement.figures.list(this.fixture.context, OCTOBER, {
      revision,
      kind: 'municipality',
    });
    return new Map(found.map((figure) => [figure.key, figure]));
  }

  /** `numerator/denominator reported/expected` of an indicator. */
  async rateOf(key: string, revision?: number): Promise<string> {
    const found = (await this.figures(revision)).get(key);
    const { reported, expected } = found?.completeness ?? {};
    return `${found?.numerator}/${found?.denominator} ${reported}/${expected}`;
  }

  /** Corrects one row through the form: returned, entered anew, submitted, accepted. */
  async correctRow(procedure: number, total: number, online: number): Promise<void> {
    const department = this.fixture.departments[procedure === 2 ? 1 : 0].id;
    const procedureId = this.fixture.procedures[procedure]!;
    await this.reporting.submissions.return(this.fixture.context, OCTOBER, department, {
      reason: null,
      rows: [{ procedureId, reason: '件数を確かめてください' }],
    });
    await this.save(procedure, total, online);
    await this.reporting.submissions.submit(this.fixture.context, OCTOBER, department);
    await this.reporting.submissions.accept(this.fixture.context, OCTOBER, department);
    await this.fixture.settle();
  }

  async save(procedure: number, total: number, online: number): Promise<void> {
    const department = this.fixture.departments[procedure === 2 ? 1 : 0].id;
    const procedureId = this.fixture.procedures[procedure]!;
    const { rows } = await this.reporting.reports.form(this.fixture.context, OCTOBER, department);
    const row = rows.find((one) => one.procedureId === procedureId);
    const confirmedWarnings = ['online-without-channel', 'online-below-stage', 'total-unlike-previous-month'];
    const given = entry(row!.stage, total, online, { confirmedWarnings });
    await this.reporting.reports.saveRow(this.fixture.context, OCTOBER, procedureId, given, row!.version);
  }
}
