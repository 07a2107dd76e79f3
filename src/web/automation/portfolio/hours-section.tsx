import { completenessInWords, FIGURE_WORDS, partsInWords } from '../../../kernel/figure-words.js';
import { BASES } from '../../../automation/automation-words.js';
import { type PortfolioDto } from '../../../automation/portfolio/portfolio.dto.js';
import { isComplete } from '../../../kernel/rate.js';
import { amountLabel, hoursLabel, monthsLabel, percentLabel, yenLabel } from '../amount-words.js';
import { Section } from '../../components/section.js';
import { basisInWords, monthsAnswered } from './portfolio-words.js';
import { Facts, type TermFact } from '../../components/fact.js';

/** 実績 and 見込 of the year, each a figure of its own, with what they stand on; and the money. */
export function HoursSection({ portfolio }: { portfolio: PortfolioDto }) {
  const { hours, estimated, money, months } = portfolio;
  const { compared, cost } = money;
  const period: TermFact = ['対象期間', monthsLabel(months)];
  return (
    <Section id="hours" title="削減時間">
      <div class="figure-grid">
        <Card
          name="削減時間（実績）"
          value={hours.saved}
          unit="時間"
          parts={
            hours.saved === null
              ? '効果の分かる月がありません。'
              : `導入前 ${hoursLabel(hours.before)} → 導入後 ${hoursLabel(hours.after)}（削減率 ${percentLabel(hours.reductionPercent)}）`
          }
          facts={[
            ['算出方法', basisInWords(hours)],
            [
              FIGURE_WORDS.reported,
              `${monthsAnswered(hours.completeness)}${isComplete(hours.completeness) ? '' : '（未回答あり。実績はその分少なく出ています）'}`,
            ],
            period,
            ['ロボット', `稼働 ${hoursLabel(hours.robotHours)}（職員の時間には含めません）`],
          ]}
        />
        <Card
          name="削減時間（見込）"
          value={estimated.hours}
          unit="時間"
          parts="本番の案件の、同じ期間の見込です。実績とは合計しません。"
          facts={[
            ['算出方法', BASES.names.estimated],
            [
              '見込あり',
              `${partsInWords(estimated.projects, estimated.projects + estimated.without)}件${estimated.without === 0 ? '' : '（見込が未入力の案件あり）'}`,
            ],
            period,
          ]}
        />
        <Card
          name="費用対効果"
          value={money.effectiveness}
          parts={
            money.effectiveness === null
              ? '費用と効果の両方が分かる案件がありません。'
              : `効果 ${yenLabel(compared.savedYen)} ÷ 費用 ${yenLabel(compared.costYen)}`
          }
          facts={[
            [
              '案件',
              `${completenessInWords(compared.completeness)}件${isComplete(compared.completeness) ? '' : '（費用か効果の分からない案件を除く）'}`,
            ],
            ['効果額', yenLabel(money.savedYen)],
            [
              '人件費',
              money.hourlyYen === null
                ? '単価が未入力のため、金額にできません'
                : `1時間 ${yenLabel(money.hourlyYen)}`,
            ],
            [
              '費用',
              cost.yen === null
                ? '未入力（0円ではありません）'
                : `${yenLabel(cost.yen)}（年額は${months.length}か月分）${cost.unvalued === 0 ? '' : `。単価のない職員の作業${cost.unvalued}件を除く`}`,
            ],
            period,
          ]}
        />
      </div>
    </Section>
  );
}

interface CardProps {
  name: string;
  value: string | null;
  unit?: string;
  parts: string;
  facts: TermFact[];
}

function Card({ name, value, unit, parts, facts }: CardProps) {
  return (
    <section class="figure" aria-label={name}>
      <h3 class="figure__name">{name}</h3>
      <p class="figure__value">
        {amountLabel(value)}
        {value !== null && unit && <span class="figure__percent">{unit}</span>}
      </p>
      <p class="figure__parts">{parts}</p>
      <Facts class="figure__facts" facts={facts} />
    </section>
  );
}
