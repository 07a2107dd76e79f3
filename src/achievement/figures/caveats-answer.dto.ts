import { ApiProperty } from '@nestjs/swagger';
import { type Period } from '../../kernel/period.js';
import { type StaleState } from '../stale/stale-states.js';

/** What a figure leaves out because nobody has answered. */
export class NotCountedDto {
  /** 回答のない数（手続または優先手続の項目） */ rows!: number;
  /** The names of departments without any answer; filled for the whole municipality only. */
  @ApiProperty({ type: [String], description: '1つも回答のない所管課（団体全体の値でだけ示す）' })
  departments!: string[];
  /** The same as a sentence, with how the figure treats what is missing. */
  @ApiProperty({ example: '未回答：税務課、福祉課（12手続）を含みません。' }) sentence!: string;
}

/** A department that owes reports, none of which is counted. */
export class MissingDepartmentDto {
  /** 所管課のid */ key!: string;
  name!: string;
  /** 報告されるべき手続の数 */ procedures!: number;
  /** 比べた期間には報告があったか */ reportedBefore!: boolean;
}

/** 報告のない課: the departments missing from a period, and a sentence to show first. */
export class MissingDepartmentsDto {
  /** 比べた期間。なければ null */ before!: Period | null;
  departments!: MissingDepartmentDto[];
  /** 先頭に示す文 */ sentence!: string;
}

/** 古い値: figures that do not include the latest entries yet: since when, why, and what to do. */
export class StaleDto {
  /** waiting は計算待ち、closing は確定の処理中、failing は計算に失敗（自動でやり直す）、set-aside は自動ではやり直さない */
  state!: StaleState;
  /** 計算に入っていない最後の変更の日時 */ since!: Date;
  /** この日時までの内容は計算に入っている */ upTo!: Date;
  /** 続けて失敗した回数 */ failures!: number;
  /** Without technical details. */
  @ApiProperty({ type: String, nullable: true, description: '失敗の理由。失敗していなければ null' })
  reason!: string | null;
  /** どうすればよいか */ advice!: string;
  /** 全体を述べる文 */ sentence!: string;
}
