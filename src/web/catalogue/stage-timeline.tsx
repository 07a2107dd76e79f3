import { type ProcedureStageDto } from '../../catalogue/stage-history/stage-answer.dto.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { periodLabel } from '../../kernel/period.js';
import { EXEMPT_REASON_NAMES } from '../../kernel/stage.js';
import { BulletList } from '../components/bullet-list.js';
import { instantLabel } from '../components/instant-label.js';
import { type StageRun, stageRuns } from './stage-runs.js';
import { StageTag } from './stage-tag.js';

/** Everything ever said of a procedure's stage, newest day first; what only confirms a stage is folded under it. */
export function StageTimeline({ lines }: { lines: readonly ProcedureStageDto[] }) {
  if (lines.length === 0) return <p>段階はまだ一度も登録されていません（未回答）。</p>;
  return (
    <ol class="timeline">
      {stageRuns(lines).map((run) => (
        <Run run={run} />
      ))}
    </ol>
  );
}

function Run({ run: { line, confirmations } }: { run: StageRun }) {
  return (
    <li class={line.withdrawnAt === null ? undefined : 'withdrawn'}>
      <p>
        <span>{`${dayLabel(line.effectiveOn)}から `}</span>
        <StageTag stage={line.stage} />
        {line.exemptReason === null ? null : `（${EXEMPT_REASON_NAMES[line.exemptReason]}）`}
      </p>
      {line.note === null ? null : <p class="text-lines">{line.note}</p>}
      <p class="quiet">{recordedWords(line)}</p>
      {line.withdrawnAt === null ? null : (
        <p class="quiet">{`${instantLabel(line.withdrawnAt)}に報告が取り下げられたため、数えません。`}</p>
      )}
      {confirmations.length === 0 ? null : (
        <details class="quiet">
          <summary>{`その後の月次報告で同じ段階を確認（${confirmations.length}回）`}</summary>
          <BulletList items={confirmations.map(recordedWords)} />
        </details>
      )}
    </li>
  );
}

function recordedWords(line: ProcedureStageDto): string {
  return `${sourceOf(line)} ／ ${line.recordedBy} ／ ${instantLabel(line.recordedAt)}`;
}

function sourceOf({ source, reportMonth }: ProcedureStageDto): string {
  if (source === 'report') return reportMonth === null ? '月次報告' : `${periodLabel(reportMonth)}の月次報告`;
  return source === 'import' ? 'ファイルの取り込み' : '台帳への登録';
}
