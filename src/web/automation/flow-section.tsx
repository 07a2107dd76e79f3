import {
  type LaterStep,
  PERS,
  type ProcessStep,
  STANDARD_STEPS,
} from '../../automation/process/process-step.js';
import { type ProcessView } from '../../automation/process/process.service.js';
import { amountLabel } from './amount-words.js';
import { type FlowRow, flowRows, type Placed } from './flow-rows.js';

/** 業務フロー before and after beside each other, line by line, with the minutes of a case below. */
export function FlowSection({ flow }: { flow: ProcessView }) {
  const rows = flowRows(flow);
  if (rows.length === 0) return <p>業務フローはまだ登録されていません。</p>;
  const { vanished, added, before, after } = flow.comparison;
  return (
    <>
      <p>
        {`導入前${flow.before.length}工程、導入後${flow.after.length}工程。`}
        {`なくなる工程は${vanished.length}、新しい工程は${added.length}です。`}
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
              <Line
                key={`${row.before?.position ?? ''}-${row.after?.position ?? ''}`}
                row={row}
                flow={flow}
              />
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
      <p class="quiet">
        時間の合計は、頻度が「件」の工程の「時間×回数」です。日・週・月・年ごとの工程は合計に含みません。
      </p>
    </>
  );
}

function Line({ row: { before, after }, flow }: { row: FlowRow; flow: ProcessView }) {
  return (
    <tr>
      <td>{before ? <Earlier placed={before} flow={flow} /> : null}</td>
      <td>{after ? <Later placed={after} /> : null}</td>
    </tr>
  );
}

function Earlier({ placed, flow }: { placed: Placed<ProcessStep>; flow: ProcessView }) {
  const takers = flow.after.flatMap(({ replaces }, at) =>
    replaces.includes(placed.position) ? [at + 1] : [],
  );
  return takers.length === 0 ? (
    <Box placed={placed} shape="flow__step flow__step--vanished" sign="×" word="なくなる工程" />
  ) : (
    <Box placed={placed} shape="flow__step" sign="→" word={`導入後の${takers.join('、')}へ`} />
  );
}

function Later({ placed }: { placed: Placed<LaterStep> }) {
  const { replaces } = placed.step;
  return replaces.length === 0 ? (
    <Box placed={placed} shape="flow__step flow__step--added" sign="＋" word="新しい工程" />
  ) : (
    <Box placed={placed} shape="flow__step" sign="←" word={`導入前の${replaces.join('、')}から`} />
  );
}

function Box({
  placed: { step, position },
  shape,
  sign,
  word,
}: {
  placed: Placed<ProcessStep>;
  shape: string;
  sign: string;
  word: string;
}) {
  const { name, actor, minutes, byMachine } = step;
  return (
    <div class={shape}>
      <p class="flow__name">{`${position}. ${name}`}</p>
      <p>{`${STANDARD_STEPS.names[step.step]}・${actor}・${byMachine ? '機械' : '手作業'}`}</p>
      <p>{`${minutes === null ? '時間未入力' : `${amountLabel(minutes)}分`}、${frequencyLabel(step)}`}</p>
      <p class="flow__word">
        <span aria-hidden="true">{`${sign} `}</span>
        {word}
      </p>
    </div>
  );
}

/** How often a step is done: `1件に1回`, `1件に0.1回` for one case in ten. */
export function frequencyLabel({ times, per }: Pick<ProcessStep, 'times' | 'per'>): string {
  return `1${PERS.names[per]}に${times.replace(/\.0+$|(\.\d*?)0+$/, '$1')}回`;
}

function Sum({
  title,
  byHand,
  byMachine,
  unknown,
}: {
  title: string;
  byHand: string;
  byMachine: string;
  unknown: number;
}) {
  return (
    <>
      <p class="flow__name">{title}</p>
      <p>{`手作業 ${amountLabel(byHand)}分、機械 ${amountLabel(byMachine)}分`}</p>
      {unknown === 0 ? null : <p>{`このほか時間が未入力の工程が${unknown}あります。`}</p>}
    </>
  );
}
