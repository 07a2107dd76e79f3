import { type AuditEventDto } from '../../access/audit/audit.dto.js';
import { type ForecastLineDto, type TargetForecastDto } from '../../targets/forecast-answer.dto.js';
import { type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { progressSentences } from '../../targets/progress-sentences.js';
import { type TargetDto } from '../../targets/target-answer.dto.js';
import { BulletList } from '../components/bullet-list.js';
import { ButtonRow, LinkButton } from '../components/button.js';
import { type FormState } from '../form/form-state.js';
import { ActualForm } from './actual-form.js';
import { forecastSentences } from './forecast-sentences.js';
import { JudgementTag } from './judgement-tag.js';
import { TargetFacts } from './target-facts.js';
import { TargetTabs } from './target-tabs.js';
import { TargetTrail } from './target-trail.js';
import { TrajectorySection } from './trajectory-section.js';

export interface TargetPageView {
  progress: TargetProgressDto;
  target: TargetDto;
  /** Null for an indicator that plans say nothing about, and for whom the whole is not shown. */
  forecast: { line: ForecastLineDto; outcome: TargetForecastDto } | null;
  changes: readonly AuditEventDto[];
  mayEdit: boolean;
  /** The form of an actual value to be entered. */
  state: FormState;
}

/** One target: where it stands, its way as a picture, what plans promise, and its actual values. */
export function targetPage({ progress, target, forecast, changes, mayEdit, state }: TargetPageView) {
  const plans = forecast ? forecastSentences(forecast.outcome) : [];
  return (
    <div class="stack">
      <TargetTabs current={null} />
      <p>
        <JudgementTag judgement={progress.judgement} name={progress.judgementName} />
        {progress.latest?.interim ? '（途中の月の値による判定）' : ''}
      </p>
      <BulletList items={[...progressSentences(progress), ...plans]} />
      <TrajectorySection progress={progress} forecast={forecast?.line ?? null} />
      {forecast ? (
        <p>
          <a href="/targets/forecast">見込みの内訳を見る</a>
        </p>
      ) : null}
      <TargetFacts {...progress} />
      {mayEdit && target.manual ? <ActualForm target={target} state={state} /> : null}
      {mayEdit ? (
        <ButtonRow>
          <LinkButton href={`/targets/${target.id}/edit`}>目標を変更する</LinkButton>
          <LinkButton href={`/targets/${target.id}/withdraw`}>目標を取り下げる</LinkButton>
        </ButtonRow>
      ) : null}
      <details>
        <summary>変更履歴</summary>
        <TargetTrail changes={changes} />
      </details>
    </div>
  );
}
