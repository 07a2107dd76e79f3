import { type FigureDto } from '../../src/achievement/figures-answer.dto.js';
import { type AchievementFixture } from './achievement-fixture.js';
import { type ClosingStage, OCTOBER } from './closing-stage.js';
import { entry, type ReportingServices } from './reporting-fixture.js';

/** What a test of a correction of October does and reads, on a closing stage. */
export class CorrectionStage {
  constructor(
    readonly house: AchievementFixture,
    readonly rooms: ReportingServices,
    readonly stage: ClosingStage,
  ) {}

  async reopen(reason = '件数の誤り'): Promise<void> {
    await this.house.closing.reopen(this.stage.context, OCTOBER, reason);
    await this.stage.settle();
  }

  async figures(revision?: number): Promise<Map<string, FigureDto>> {
    const { figures: found } = await this.house.figures.list(this.stage.context, OCTOBER, {
      revision,
      kind: 'municipality',
    });
    return new Map(found.map((figure) => [figure.key, figure]));
  }

  /** `numerator/denominator reported/expected` of an indicator. */
  async told(key: string, revision?: number): Promise<string> {
    const found = (await this.figures(revision)).get(key);
    const { reported, expected } = found?.completeness ?? {};
    return `${found?.numerator}/${found?.denominator} ${reported}/${expected}`;
  }

  /** Corrects one row through the form: returned, entered anew, submitted, accepted. */
  async correctRow(procedure: number, total: number, online: number): Promise<void> {
    const department = this.stage.departments[procedure === 2 ? 1 : 0].id;
    const procedureId = this.stage.procedures[procedure]!;
    await this.rooms.submissions.return(this.stage.context, OCTOBER, department, {
      reason: null,
      rows: [{ procedureId, reason: '件数を確かめてください' }],
    });
    await this.save(procedure, total, online);
    await this.rooms.submissions.submit(this.stage.context, OCTOBER, department);
    await this.rooms.submissions.accept(this.stage.context, OCTOBER, department);
    await this.stage.settle();
  }

  async save(procedure: number, total: number, online: number): Promise<void> {
    const department = this.stage.departments[procedure === 2 ? 1 : 0].id;
    const procedureId = this.stage.procedures[procedure]!;
    const { rows } = await this.rooms.reports.form(this.stage.context, OCTOBER, department);
    const row = rows.find((one) => one.procedureId === procedureId);
    const confirmedWarnings = ['online-without-channel', 'total-unlike-previous-month'];
    const given = entry(row!.stage, total, online, { confirmedWarnings });
    await this.rooms.reports.saveRow(this.stage.context, OCTOBER, procedureId, given, row!.version);
  }
}
