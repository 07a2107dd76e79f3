import { BASES } from '../../automation/automation-words.js';
import { monthsMeasured } from '../../automation/baseline/baseline.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { grouped } from '../../kernel/figure-words.js';
import { countLabel } from '../../reporting/count-checks.js';
import { Facts, type TermFact } from '../components/fact.js';
import { amountLabel, monthsLabel } from './amount-words.js';

interface Props {
  project: ProjectDetailDto;
  /** Where they are changed; null where the reader may not. */
  before: string | null;
  estimate: string | null;
}

/** 導入前の時間 and 見込 as they were entered. */
export function BaselineFacts({ project: { before, estimate }, ...addresses }: Props) {
  return (
    <div class="columns">
      <Entered title="導入前（1件当たり）" href={addresses.before} action="導入前の時間を入力する">
        {before === null
          ? [['導入前の時間', '未入力（本番にするには必要です）']]
          : [
              ['1件の時間', `${amountLabel(before.minutesPerCase)}分`],
              ['人数', `${amountLabel(before.people)}人`],
              ['算出方法', BASES.names[before.basis]],
              ['測定した期間', monthsLabel(monthsMeasured(before)) || '（入力なし）'],
              ['その間の件数', countLabel(before.cases)],
              ['備考', before.note ?? '（なし）'],
            ]}
      </Entered>
      <Entered title="導入後の見込（1件当たり）" href={addresses.estimate} action="見込を入力する">
        {estimate === null
          ? [['見込', '未入力']]
          : [
              ['職員に残る時間', `${amountLabel(estimate.minutesPerCase)}分`],
              ['人数', `${amountLabel(estimate.people)}人`],
              ['1年の件数', `${grouped(estimate.casesPerYear)}件`],
              ['備考', estimate.note ?? '（なし）'],
            ]}
      </Entered>
    </div>
  );
}

interface EnteredProps {
  title: string;
  href: string | null;
  action: string;
  children: TermFact[];
}

function Entered({ title, href, action, children }: EnteredProps) {
  return (
    <div class="stack">
      <h3>{title}</h3>
      {href === null ? null : (
        <p class="links">
          <a href={href}>{action}</a>
        </p>
      )}
      <Facts facts={children} />
    </div>
  );
}
