import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { type ProjectEffectDto } from '../../automation/portfolio/project-effect.dto.js';
import { periodLabel } from '../../kernel/period.js';
import { Notice } from '../components/notice.js';
import { amountLabel, hoursLabel, monthsLabel } from './amount-words.js';
import { loweredInWords } from './estimate-changes.js';

interface Props {
  project: ProjectDetailDto;
  effect: ProjectEffectDto;
}

/** What a reader should know of a project without looking for it. */
export function ProjectTroubles({ project, effect }: Props) {
  const { trouble, shortfall } = effect;
  const { moved, lowered } = effect.estimateAfterProduction;
  const stopped = project.stage?.stage === 'suspended' || project.stage?.stage === 'abandoned';
  return (
    <>
      {stopped ? (
        <Notice
          kind="info"
          title={project.stage?.stage === 'suspended' ? '休止しています。' : '廃止しました。'}
        >
          <p>{`理由：${project.stage?.reason ?? '（記録なし）'}`}</p>
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
            {`${periodLabel(trouble.month)}は、実行${amountLabel(String(trouble.runs))}回のうち${amountLabel(String(trouble.failures))}回が失敗しました。`}
          </p>
        </Notice>
      ) : null}
      {shortfall ? (
        <Notice kind="warning" title="実績が見込に届いていません。">
          <p>
            {`${monthsLabel(shortfall.months)}：実績 ${hoursLabel(shortfall.actual)}、見込 ${hoursLabel(shortfall.estimated)}`}
            {shortfall.reachedPercent === null ? '' : `（見込の${amountLabel(shortfall.reachedPercent)}%）`}
          </p>
          {moved && lowered ? <p>{loweredInWords(moved)}</p> : null}
        </Notice>
      ) : null}
      {moved && lowered && !shortfall ? (
        <Notice kind="warning" title={loweredInWords(moved)}>
          <p>
            変える前の見込とは比べていません。
            <a href="#estimate-changes">本番後の見込の変更</a>
          </p>
        </Notice>
      ) : null}
    </>
  );
}
