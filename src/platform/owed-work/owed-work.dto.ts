import { ApiProperty } from '@nestjs/swagger';
import { type OwedKind } from './owed-kind.js';
import { type FailureCause } from './retry-pause.js';

/** How far a piece of owed work has come. */
export class WorkProgressDto {
  /** 今の段（1から） */ step!: number;
  /** 段の数 */ of!: number;
  message!: string;
}

/** What is owed and how far it has come. */
export class OwedWorkDto {
  @ApiProperty({ type: String, description: '処理の種類' }) kind!: OwedKind;
  /** 対象（期間、月、番号など） */ key!: string;
  /** 求められた回 */ requested!: number;
  /** 済んだ回 */ done!: number;
  requestedAt!: Date;
  doneAt!: Date | null;
  progress!: WorkProgressDto | null;
  /** Failures of the same cause in a row. */
  failures!: number;
  /** Why the last attempt failed, or why the work is set aside. */
  @ApiProperty({ type: String, nullable: true, description: '直近の失敗の理由' }) failure!: string | null;
  /** 失敗の原因（technical：データベースやネットワーク） */ failureCause!: FailureCause | null;
  failedAt!: Date | null;
  /** Attempts begun since the last one that came to an end: those beyond the one that runs ended their worker. */
  @ApiProperty({ description: '始めたまま終わっていない回数（実行中の1回を含む）' }) starts!: number;
  startedAt!: Date | null;
  /** 自動では行わないことにした日時（取り置き）。nullでなければ、やり直すか取りやめるまで行わない */
  setAsideAt!: Date | null;
}
