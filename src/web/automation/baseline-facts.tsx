import { BASES } from '../../automation/automation-words.js';
import { monthsMeasured } from '../../automation/baseline/baseline.js';
import { type ProjectDetailDto } from '../../automation/project/project.dto.js';
import { type EnteredBeforeDto } from '../../automation/baseline/baseline.dto.js';
import { amountLabel, monthsLabel } from './amount-words.js';
import { Facts } from './facts.js';

interface Props {
  project: ProjectDetailDto;
  /** Where they are changed; null where the reader may not. */
  before: string | null;
  estimate: string | null;
}

/** 導入前の時間 and 見込 as they were entered. */
export function BaselineFacts({ project, before, estimate }: Props) {
  return (
    <div class="columns">
      <div class="stack">
        <h3>導入前（1件当たり）</h3>
        <EditLink href={before} text="導入前の時間を入力する" />
        <Facts
          rows={
            project.before === null
              ? [['導入前の時間', '未入力（本番にするには必要です）']]
              : [
                  ['1件の時間', `${amountLabel(project.before.minutesPerCase)}分`],
                  ['人数', `${amountLabel(project.before.people)}人`],
                  ['算出方法', BASES.names[project.before.basis]],
                  ['測定した期間', monthsLabel(monthsMeasured(project.before)) || '（入力なし）'],
                  ['その間の件数', casesLabel(project.before)],
                  ['備考', project.before.note ?? '（なし）'],
                ]
          }
        />
      </div>
      <div class="stack">
        <h3>導入後の見込（1件当たり）</h3>
        <EditLink href={estimate} text="見込を入力する" />
        <Facts
          rows={
            project.estimate === null
              ? [['見込', '未入力']]
              : [
                  ['職員に残る時間', `${amountLabel(project.estimate.minutesPerCase)}分`],
                  ['人数', `${amountLabel(project.estimate.people)}人`],
                  ['1年の件数', `${amountLabel(String(project.estimate.casesPerYear))}件`],
                  ['備考', project.estimate.note ?? '（なし）'],
                ]
          }
        />
      </div>
    </div>
  );
}

function EditLink({ href, text }: { href: string | null; text: string }) {
  return href === null ? null : (
    <p class="links">
      <a href={href}>{text}</a>
    </p>
  );
}

function casesLabel({ cases }: EnteredBeforeDto): string {
  if (cases.kind === 'value') return `${amountLabel(String(cases.value))}件`;
  return cases.kind === 'not-applicable' ? '該当なし' : '未回答';
}
