import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { type ProjectEffectDto } from '../../automation/portfolio/project-effect.dto.js';
import { grouped } from '../../kernel/figure-words.js';
import { periodLabel } from '../../kernel/period.js';
import { Notice } from '../components/notice.js';
import { hoursLabel, monthsLabel, percentLabel } from './amount-words.js';
import { loweredInWords } from './estimate-changes.js';

interface Props {
  project: ProjectDetailDto;
  effect: ProjectEffectDto;
}

/** What a reader should know of a project without looking for it. */
export function ProjectTroubles({ project, effect }: Props) {
  const { trouble, shortfall } = effect;
  const { moved, lowered } = effect.estimateAfterProduction;
  const loweredText = moved && lowered ? loweredInWords(moved) : null;
  const { stage, reason } = project.stage ?? { stage: null, reason: null };
  return (
    <>
      {stage === 'suspended' || stage === 'abandoned' ? (
        <Notice kind="info" title={stage === 'suspended' ? '休止しています。' : '廃止しました。'}>
          <p>{`理由：${reason ?? '（記録なし）'}`}</p>
        </Notice>
      ) : null}
      {trouble?.kind === 'stood-still' ? (
        <Notice kind="warning" title="ロボットが止まっています。">
          <p>{`${periodLabel(trouble.since)}から、実行の分かる${trouble.months}か月続けて実行が0回です。`}</p>
        </Notice>
      ) : null}
      {trouble?.kind === 'failing' ? (
        <Notice kind="warning" title="ロボットの失敗が多くなっています。">
          <p>
            {`${periodLabel(trouble.month)}は、実行${grouped(trouble.runs)}回のうち${grouped(trouble.failures)}回が失敗しました。`}
          </p>
        </Notice>
      ) : null}
      {shortfall ? (
        <Notice kind="warning" title="実績が見込に届いていません。">
          <p>
            {`${monthsLabel(shortfall.months)}：実績 ${hoursLabel(shortfall.actual)}、見込 ${hoursLabel(shortfall.estimated)}`}
            {shortfall.reachedPercent === null ? '' : `（見込の${percentLabel(shortfall.reachedPercent)}）`}
          </p>
          {loweredText === null ? null : <p>{loweredText}</p>}
        </Notice>
      ) : null}
      {loweredText === null || shortfall ? null : (
        <Notice kind="warning" title={loweredText}>
          <p>
            変える前の見込とは比べていません。
            <a href="#estimate-changes">本番後の見込の変更</a>
          </p>
        </Notice>
      )}
    </>
  );
}
