import { completenessInWords, FIGURE_WORDS, partsInWords } from '../../../kernel/figure-words.js';
import { BASES } from '../../../automation/automation-words.js';
import { type PortfolioDto } from '../../../automation/portfolio/portfolio.dto.js';
import { isComplete } from '../../../kernel/rate.js';
import { amountLabel, hoursLabel, monthsLabel, percentLabel, yenLabel } from '../amount-words.js';
import { basisInWords, monthsAnswered } from './portfolio-words.js';
import { Fact } from '../../components/fact.js';

/** 実績 and 見込 of the year, each a figure of its own, with what they stand on; and the money. */
export function HoursSection({ portfolio }: { portfolio: PortfolioDto }) {
  const { hours, estimated, money, months } = portfolio;
  const actual = hours.saved;
  const { compared } = money;
  const period = monthsLabel(months);
  return (
    <section aria-labelledby="hours-heading" class="stack">
      <h2 id="hours-heading">削減時間</h2>
      <div class="figure-grid">
        <section class="figure" aria-label="削減時間（実績）">
          <h3 class="figure__name">削減時間（実績）</h3>
          <p class="figure__value">
            {actual === null ? '―' : amountLabel(actual)}
            {actual === null ? null : <span class="figure__percent">時間</span>}
          </p>
          <p class="figure__parts">
            {actual === null
              ? '効果の分かる月がありません。'
              : `導入前 ${hoursLabel(hours.before)} → 導入後 ${hoursLabel(hours.after)}（削減率 ${percentLabel(hours.reductionPercent)}）`}
          </p>
          <dl class="figure__facts">
            <Fact term="算出方法">{basisInWords(hours)}</Fact>
            <Fact
              term={FIGURE_WORDS.reported}
            >{`${monthsAnswered(hours.completeness)}${isComplete(hours.completeness) ? '' : '（未回答あり。実績はその分少なく出ています）'}`}</Fact>
            <Fact term="対象期間">{period}</Fact>
            <Fact term="ロボット">{`稼働 ${hoursLabel(hours.robotHours)}（職員の時間には含めません）`}</Fact>
          </dl>
        </section>
        <section class="figure" aria-label="削減時間（見込）">
          <h3 class="figure__name">削減時間（見込）</h3>
          <p class="figure__value">
            {estimated.hours === null ? '―' : amountLabel(estimated.hours)}
            {estimated.hours === null ? null : <span class="figure__percent">時間</span>}
          </p>
          <p class="figure__parts">本番の案件の、同じ期間の見込です。実績とは合計しません。</p>
          <dl class="figure__facts">
            <Fact term="算出方法">{BASES.names.estimated}</Fact>
            <Fact term="見込あり">{`${partsInWords(estimated.projects, estimated.projects + estimated.without)}件${estimated.without === 0 ? '' : '（見込が未入力の案件あり）'}`}</Fact>
            <Fact term="対象期間">{period}</Fact>
          </dl>
        </section>
        <section class="figure" aria-label="費用対効果">
          <h3 class="figure__name">費用対効果</h3>
          <p class="figure__value">{amountLabel(money.effectiveness)}</p>
          <p class="figure__parts">
            {money.effectiveness === null
              ? '費用と効果の両方が分かる案件がありません。'
              : `効果 ${yenLabel(compared.savedYen)} ÷ 費用 ${yenLabel(compared.costYen)}`}
          </p>
          <dl class="figure__facts">
            <Fact term="案件">{`${completenessInWords(compared.completeness)}件${isComplete(compared.completeness) ? '' : '（費用か効果の分からない案件を除く）'}`}</Fact>
            <Fact term="効果額">{yenLabel(money.savedYen)}</Fact>
            <Fact term="人件費">
              {money.hourlyYen === null
                ? '単価が未入力のため、金額にできません'
                : `1時間 ${yenLabel(money.hourlyYen)}`}
            </Fact>
            <Fact term="費用">
              {money.cost.yen === null
                ? '未入力（0円ではありません）'
                : `${yenLabel(money.cost.yen)}（年額は${months.length}か月分）${money.cost.unvalued === 0 ? '' : `。単価のない職員の作業${money.cost.unvalued}件を除く`}`}
            </Fact>
            <Fact term="対象期間">{period}</Fact>
          </dl>
        </section>
      </div>
    </section>
  );
}
