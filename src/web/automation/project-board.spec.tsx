import { expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { type ProjectHours } from '../../automation/portfolio/project-effect.js';
import { type ProjectStage } from '../../automation/stage/project-stages.js';
import { ProjectBoard } from './project-board.js';
import { type ProjectRow } from './project-list.js';

function card(stage: ProjectStage, hours: Partial<ProjectHours>): string {
  const project = { id: 'p', code: 'A-001', name: '入力', departmentName: '税務課', kind: 'rpa', stage };
  const known = {
    actual: null,
    estimated: null,
    year: null,
    completeness: { reported: 0, expected: 0 },
    ...hours,
  };
  return render(
    <ProjectBoard
      projects={[
        { ...project, stageSince: '2026-04-01', plannedProductionOn: null, hours: known } as ProjectRow,
      ]}
      empty=""
    />,
  );
}

it('A project in production that nobody has reported on says so on its card, and is not without a line', () => {
  expect(card('production', { completeness: { reported: 0, expected: 7 } })).toContain(
    '実績 未回答（7か月のうち0か月報告）',
  );
  expect(card('production', {})).toContain('実績 ―（この年度の稼働月はまだありません）');
  expect(card('production', { actual: '12.5', completeness: { reported: 7, expected: 7 } })).toContain(
    '実績 12.5時間<br',
  );
});

it('A column shows its first cards and holds the others ready', () => {
  const projects = Array.from({ length: 30 }, (_, at) => ({
    ...{ id: `p${at}`, code: `A-${at}`, name: '入力', departmentName: '税務課', kind: 'rpa', stage: 'trial' },
    ...{ stageSince: '2026-04-01', plannedProductionOn: null },
  })) as ProjectRow[];
  const html = render(<ProjectBoard projects={projects} empty="" />);
  const [shown, further] = html
    .split('<summary>ほかの18件を見る</summary>')
    .map((part) => part.split('automation-card"').length - 1);
  expect([shown, further]).toEqual([12, 18]);
  expect(html).toContain('<a href="#column-trial">試行</a> 30件');
});

it('A project that has not begun is asked for no 実績', () => {
  expect(card('development', {})).not.toContain('実績');
});
