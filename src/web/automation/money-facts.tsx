import { COST_KINDS } from '../../automation/automation-words.js';
import { type PaybackView } from '../../automation/portfolio/figures-view.js';
import { type ProjectEffectDto } from '../../automation/portfolio/project-effect.dto.js';
import { Facts, type TermFact } from '../components/fact.js';
import { amountLabel, hoursLabel, yenLabel } from './amount-words.js';

/** 金額換算, 費用, 費用対効果 and 回収期間 of the year's ended months. */
export function MoneyFacts({ effect }: { effect: ProjectEffectDto }) {
  const { money, hours, months, payback, estimate } = effect;
  const { cost, hourlyYen, savedYen, effectiveness } = money;
  const parts = COST_KINDS.keys
    .filter((kind) => cost.byKind[kind] !== 0)
    .map((kind) => `${COST_KINDS.names[kind]} ${yenLabel(cost.byKind[kind])}`);
  const facts: TermFact[] = [
    [
      '削減の金額（実績）',
      hourlyYen === null
        ? '―（この年度の人件費単価が未入力です）'
        : savedYen === null
          ? '―（効果の分かる月がありません）'
          : `${yenLabel(savedYen)}（${hoursLabel(hours.saved)} × 人件費単価 ${yenLabel(hourlyYen)}）`,
    ],
    [
      '費用（実績と同じ月の分）',
      cost.yen === null
        ? '未入力'
        : `${yenLabel(cost.yen)}${parts.length === 0 ? '' : `（${parts.join('、')}）`}${
            cost.unvalued === 0
              ? ''
              : `。人件費単価がなく金額にできない費用が${cost.unvalued}件あり、含みません`
          }`,
    ],
    [
      '費用対効果（実績）',
      effectiveness === null ? '―' : `${amountLabel(effectiveness)}（費用1円に対する削減の金額）`,
    ],
    ['回収期間（実績の年換算による）', cost.yen === null ? '―（費用が未入力です）' : paybackLabel(payback)],
    ['回収期間（見込による）', cost.yen === null || !estimate ? '―' : paybackLabel(estimate.payback)],
  ];
  return (
    <>
      <h3>金額と費用</h3>
      <Facts class="facts automation__money" facts={facts} />
      <p class="quiet">
        {`毎年度の費用は12分の${months.length}、一度だけの費用は全額を数えます。回収期間は「一度だけの費用÷（1年の削減の金額－毎年度の費用）」です。`}
      </p>
    </>
  );
}

function paybackLabel(payback: PaybackView): string {
  if (payback.kind === 'months') return `${amountLabel(payback.months)}か月`;
  return payback.kind === 'never'
    ? '回収できません（毎年度の費用が、1年の削減の金額以上です）'
    : '―（実績か人件費単価が足りず、計算できません）';
}
