import { BASES } from '../../../automation/automation-words.js';
import { type HoursViewDto, type ProgrammeDto } from '../../../automation/portfolio/figures.dto.js';
import {
  type ChangedEstimateDto,
  type ProjectShortfallDto,
} from '../../../automation/portfolio/portfolio.dto.js';
import { type RobotTrouble } from '../../../automation/portfolio/project-effect.dto.js';
import { completenessInWords, grouped } from '../../../kernel/figure-words.js';
import { periodLabel } from '../../../kernel/period.js';
import { type Completeness, percent, rate } from '../../../kernel/rate.js';
import { hoursLabel } from '../amount-words.js';

/** Since when it falls short. */
export function sinceInWords({ since, shortMonths }: Pick<ProjectShortfallDto, 'since' | 'shortMonths'>) {
  if (since === null) return '直近の月は見込に届いています';
  return `${periodLabel(since)}から、効果の分かる${shortMonths}か月続けて見込を下回る`;
}

/** Which way a changed estimate went. */
export function moveInWords({ difference, lowered }: Pick<ChangedEstimateDto, 'difference' | 'lowered'>) {
  if (difference === null) return '取消';
  if (lowered) return `引下げ ${hoursLabel(difference)}`;
  return Number(difference) === 0 ? '変える前と同じ' : `引上げ +${hoursLabel(difference)}`;
}

/** What is wrong with a robot. */
export function troubleInWords(trouble: RobotTrouble): string {
  if (trouble.kind === 'stood-still')
    return `${periodLabel(trouble.since)}から実行がありません（${trouble.months}か月分の報告）`;
  const { month, runs, failures } = trouble;
  const share = percent(rate(failures, runs));
  return `${periodLabel(month)}に${grouped(runs)}回のうち${grouped(failures)}回失敗（${share ?? '―'}%）`;
}

/** A count of the programme; `of` is what its rate is over, null for the whole itself. */
export interface ProgrammeRow {
  name: string;
  count: number;
  of: number | null;
  rule: string;
}

/** The counts as plans report them: 着手 and 達成 are over 対象, 対象 over all projects. */
export function programmeRows({ projects, due, begun, achieved }: ProgrammeDto): ProgrammeRow[] {
  const row = (name: string, count: number, of: number | null, rule: string) => ({ name, count, of, rule });
  return [
    row('全案件', projects, null, 'その日までに候補になった、または着手の予定日が来た案件'),
    row('対象', due, projects, '着手の予定日が来た、またはすでに着手した案件（全案件に対する率）'),
    row('着手', begun, due, '分析以後の段階に入ったことのある案件（対象に対する率）'),
    row('達成', achieved, due, '本番に入ったことのある案件（対象に対する率）'),
  ];
}

/** The hours by how they are known: `実測 12.0時間、申告 3.0時間`; those of 0 are left out, all of them give ―. */
export function basisInWords({ byBasis }: Pick<HoursViewDto, 'byBasis'>): string {
  const bases = BASES.keys.filter((basis) => Number(byBasis[basis]) !== 0);
  return bases.map((basis) => `${BASES.names[basis]} ${hoursLabel(byBasis[basis])}`).join('、') || '―';
}

/** The known ones among the expected monthly results: `40 / 42か月分`. */
export function monthsAnswered(completeness: Completeness): string {
  return `${completenessInWords(completeness)}か月分`;
}
