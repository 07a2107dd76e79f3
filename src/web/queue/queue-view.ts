import { type OwedKind } from '../../platform/owed-work/owed-kind.js';
import { type OwedWorkDto } from '../../platform/owed-work/owed-work.dto.js';
import { isMonth } from '../../kernel/month.js';
import { parsePeriod, periodLabel } from '../../kernel/period.js';
import { isDroppable } from '../../worker/owed-work.service.js';
import { REPORT_FORMAT_NAMES } from '../../publication/report-formats.js';
import { parseFormKey, parseReportKey, type Revision } from '../../publication/report-key.js';

export const WORK_STATES = ['waiting', 'running', 'failed', 'set-aside'] as const;
export type WorkState = (typeof WORK_STATES)[number];

export const WORK_STATE_NAMES: Record<WorkState, string> = {
  waiting: '順番待ち',
  running: '処理中',
  failed: '失敗',
  'set-aside': '取り置き',
};

const KIND_NAMES: Record<OwedKind, string> = {
  provisional: '速報値の計算',
  'run-sums': '実行記録の集計',
  'figure-check': '速報値の照合',
  final: '対象月の確定',
  report: '報告書の内容の確定',
  'report-file': '報告書のファイルの作成',
  import: 'ファイルの取り込み',
  notice: 'お知らせの作成',
  mail: 'メールの送信',
};

/** One piece of work in a clerk's words. */
export interface WorkLine extends OwedWorkDto {
  name: string;
  state: WorkState;
  /** Whether a person can drop it. */
  droppable: boolean;
  /** When it failed last, or was set aside. */
  failedAt: Date | null;
  /** What went wrong and what to do; null where nothing has failed. */
  reason: string | null;
  /** The programme's own words, for the operator; null where the reason says it all. */
  technical: string | null;
}

/** How many pieces of each state one queue holds. */
export type KindCounts = { name: string } & Record<WorkState, number>;

/**
 * What a row of owed work means. Work that failed is failed until it is done, even while it is tried again: its
 * reason stays in sight.
 */
export function workLine(row: OwedWorkDto): WorkLine {
  return {
    ...row,
    name: workName(row.kind, row.key),
    state: stateOf(row),
    droppable: isDroppable(row.kind),
    failedAt: row.setAsideAt ?? row.failedAt,
    ...reasonOf(row.failure),
  };
}

function stateOf({ setAsideAt, failure, progress }: OwedWorkDto): WorkState {
  if (setAsideAt !== null) return 'set-aside';
  if (failure !== null) return 'failed';
  return progress === null ? 'waiting' : 'running';
}

/** The work per kind, every kind named even where nothing is left of it. */
export function countsOf(lines: readonly WorkLine[]): KindCounts[] {
  return (Object.keys(KIND_NAMES) as OwedKind[]).map((kind) => {
    const own = lines.filter((line) => line.kind === kind);
    const counts = WORK_STATES.map((state) => [state, own.filter((line) => line.state === state).length]);
    return { name: KIND_NAMES[kind], ...(Object.fromEntries(counts) as Record<WorkState, number>) };
  });
}

/** 「速報値の計算：2026年10月（令和8年10月）」; an import's key means nothing to a clerk and is omitted. */
export function workName(kind: OwedKind, key: string): string {
  if (kind === 'report') return `${KIND_NAMES[kind]}：${revisionName(parseReportKey(key))}`;
  if (kind === 'report-file') {
    const { format, ...of } = parseFormKey(key);
    return `${KIND_NAMES[kind]}：${revisionName(of)} ${REPORT_FORMAT_NAMES[format]}`;
  }
  const isPeriod = isMonth(key) || /^FY\d{4}$/.test(key);
  return isPeriod ? `${KIND_NAMES[kind]}：${periodLabel(parsePeriod(key))}` : KIND_NAMES[kind];
}

function revisionName({ month, revision }: Revision): string {
  return `${periodLabel(month)}第${revision}版`;
}

/** Our own refusals are Japanese sentences for the user; anything else is a fault of the programme or its server. */
function reasonOf(failure: string | null): Pick<WorkLine, 'reason' | 'technical'> {
  if (failure === null) return { reason: null, technical: null };
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(failure)) return { reason: failure, technical: null };
  return {
    reason:
      '処理の途中で内部のエラーが起きました。時間をおいて自動でやり直します。続く場合は運用者に下の内容をお知らせください。',
    technical: failure,
  };
}
