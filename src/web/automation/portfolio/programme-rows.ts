import { type ProgrammeDto } from '../../../automation/portfolio/figures.dto.js';

/** A count of the programme; `of` is what its rate is over, null for the whole itself. */
export interface ProgrammeRow {
  name: string;
  count: number;
  of: number | null;
  rule: string;
}

/** The counts as plans report them: 着手 and 達成 are over 対象, 対象 over all projects. */
export function programmeRows({ projects, due, begun, achieved }: ProgrammeDto): ProgrammeRow[] {
  return [
    {
      name: '全案件',
      count: projects,
      of: null,
      rule: 'その日までに候補になった、または着手の予定日が来た案件',
    },
    {
      name: '対象',
      count: due,
      of: projects,
      rule: '着手の予定日が来た、またはすでに着手した案件（全案件に対する率）',
    },
    { name: '着手', count: begun, of: due, rule: '分析以後の段階に入ったことのある案件（対象に対する率）' },
    { name: '達成', count: achieved, of: due, rule: '本番に入ったことのある案件（対象に対する率）' },
  ];
}
