import { workOf } from '../../automation/baseline/baseline.js';
import { formatDecimal, multiply } from '../../kernel/exact.js';
import { PERS, STANDARD_STEPS } from '../../automation/automation-words.js';
import {
  type CaseMinutesDto,
  type EnteredStepDto,
  type ProcessViewDto,
} from '../../automation/process/process.dto.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { amountLabel } from './amount-words.js';
import { type FlowRow, flowRows, type Placed } from './flow-rows.js';

/**
 * 業務フロー before and after beside each other, line by line, with the minutes of a case below, held against those
 * the effect is worked out with.
 */
export function FlowSection({ flow, project }: { flow: ProcessViewDto; project: Basis }) {
  const rows = flowRows(flow);
  if (rows.length === 0) return <p>業務フローはまだ登録されていません。</p>;
  const { vanished, added, before, after } = flow.comparison;
  return (
    <>
      <p>
        {`導入前${flow.before.length}工程、導入後${flow.after.length}工程。`}
        {isOneSided(flow)
          ? `${flow.after.length === 0 ? '導入後' : '導入前'}の工程はまだ登録されていません（0分とは数えません）。`
          : `なくなる工程は${vanished.length}、新しい工程は${added.length}です。`}
      </p>
      <div class="table-scroller" role="region" aria-labelledby="flow-caption" tabIndex={0}>
        <table class="flow">
          <caption id="flow-caption">
            <span class="table__caption">業務フローの導入前と導入後（同じ行は、引き継がれた工程）</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">導入前</th>
              <th scope="col">導入後</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line row={row} flow={flow} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>
                <Sum title="導入前の1件当たり" {...before} />
              </td>
              <td>
                <Sum title="導入後の1件当たり" {...after} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {[
        againstLabel('導入前の時間', before, project.before),
        againstLabel('見込の、職員に残る時間', after, project.estimate),
      ].map((text) => (text === null ? null : <p>{text}</p>))}
      <p class="quiet">
        時間の合計は、頻度が「件」の工程の「時間×回数」です。日・週・月・年ごとの工程は合計に含みません。
      </p>
    </>
  );
}

type Basis = Pick<ProjectDetailDto, 'before' | 'estimate'>;

function isOneSided({ before, after }: ProcessViewDto): boolean {
  return before.length === 0 || after.length === 0;
}

/** That the steps and what the effect stands on say different minutes of a case; null where they agree or one is not entered. */
function againstLabel(
  what: string,
  { byHand, unknown }: CaseMinutesDto,
  entered: Basis['before'] | Basis['estimate'],
): string | null {
  if (byHand === null || unknown > 0 || entered === null) return null;
  const { minutesPerCase, people } = workOf(entered);
  const minutes = formatDecimal(multiply(minutesPerCase, people), 1);
  if (minutes === byHand) return null;
  return `手作業の合計 ${amountLabel(byHand)}分は、${what} ${amountLabel(minutes)}分（1件の時間×人数）と違います。効果は${what}で計算します。`;
}

function Line({ row: { before, after }, flow }: { row: FlowRow; flow: ProcessViewDto }) {
  const takers = flow.after.flatMap(({ replaces }, at) =>
    before && replaces.includes(before.position) ? [at + 1] : [],
  );
  const taken = after?.step.replaces ?? [];
  const oneSided = isOneSided(flow);
  const link = (numbers: readonly number[], linked: Link, alone: Link) =>
    oneSided ? null : numbers.length === 0 ? alone : linked;
  return (
    <tr>
      <td>
        {before && (
          <Box
            placed={before}
            link={link(takers, { sign: '→', word: `導入後の${takers.join('、')}へ` }, VANISHED)}
          />
        )}
      </td>
      <td>
        {after && (
          <Box
            placed={after}
            link={link(taken, { sign: '←', word: `導入前の${taken.join('、')}から` }, ADDED)}
          />
        )}
      </td>
    </tr>
  );
}

/** How a step hangs together with the other side. */
interface Link {
  sign: string;
  word: string;
  shape?: string;
}

const VANISHED: Link = { sign: '×', word: 'なくなる工程', shape: 'flow__step--vanished' };
const ADDED: Link = { sign: '＋', word: '新しい工程', shape: 'flow__step--added' };

function Box({ placed: { step, position }, link }: { placed: Placed<EnteredStepDto>; link: Link | null }) {
  const { name, actor, minutes, byMachine } = step;
  return (
    <div class={['flow__step', link?.shape].filter(Boolean).join(' ')}>
      <p class="flow__name">{`${position}. ${name}`}</p>
      <p>{`${STANDARD_STEPS.names[step.step]}・${actor}・${byMachine ? '機械' : '手作業'}`}</p>
      <p>{`${minutes === null ? '時間未入力' : `${amountLabel(minutes)}分`}、${frequencyLabel(step)}`}</p>
      {link && (
        <p class="flow__word">
          <span aria-hidden="true">{`${link.sign} `}</span>
          {link.word}
        </p>
      )}
    </div>
  );
}

/** How often a step is done: `1件に1回`, `1件に0.1回` for one case in ten. */
function frequencyLabel({ times, per }: Pick<EnteredStepDto, 'times' | 'per'>): string {
  return `1${PERS.names[per]}に${times.replace(/\.0+$|(\.\d*?)0+$/, '$1')}回`;
}

function Sum({ title, byHand, byMachine, unknown }: CaseMinutesDto & { title: string }) {
  return (
    <>
      <p class="flow__name">{title}</p>
      <p>
        {byHand === null
          ? '工程は未登録'
          : `手作業 ${amountLabel(byHand)}分、機械 ${amountLabel(byMachine)}分`}
      </p>
      {unknown === 0 ? null : <p>{`このほか時間が未入力の工程が${unknown}あります。`}</p>}
    </>
  );
}
