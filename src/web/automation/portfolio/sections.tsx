import { type PortfolioDto } from '../../../automation/portfolio/portfolio.dto.js';
import { PROJECT_STAGES } from '../../../automation/stage/project-stages.js';
import { completenessInWords, FIGURE_WORDS } from '../../../kernel/figure-words.js';
import { isComplete } from '../../../kernel/rate.js';
import { Notice } from '../../components/notice.js';
import { Section } from '../../components/section.js';
import { PART_SECTIONS } from './part-tables.js';
import { PART_TABLES, type PartTable } from './portfolio-query.js';
import { type PortfolioData, type PortfolioTable } from './portfolio-table.js';
import { CANDIDATES, CHANGED_ESTIMATES, PROGRAMME, ROBOTS, SHORTFALLS } from './tables.js';

interface Props {
  data: PortfolioData;
}

function WithFiles({ table: { Table, Files }, data }: Props & { table: PortfolioTable }) {
  return (
    <>
      <Table data={data} />
      <Files data={data} />
    </>
  );
}

/** Projects that fall short, robots that fail or stand still. */
export function TroubleSection({ data }: Props) {
  const { shortfalls, robots, hours, projects } = data.portfolio;
  if (projects === 0 || hours.completeness.expected === 0) return null;
  if (shortfalls.length + robots.length === 0) return <NoTrouble hours={hours} />;
  return (
    <Section id="trouble" title="確かめる必要のある案件">
      {shortfalls.length === 0 ? null : <WithFiles table={SHORTFALLS} data={data} />}
      {robots.length === 0 ? null : <WithFiles table={ROBOTS} data={data} />}
    </Section>
  );
}

function NoTrouble({ hours: { completeness } }: Pick<PortfolioDto, 'hours'>) {
  const whole = isComplete(completeness);
  return (
    <Notice
      kind={whole ? 'success' : 'info'}
      title={`${whole ? '' : '回答のあった月のうちでは、'}見込を下回る案件、失敗の多いロボット、止まっているロボットはありません。`}
    >
      <p>{`月次実績の${FIGURE_WORDS.reported}は${completenessInWords(completeness)}か月分です。`}</p>
    </Notice>
  );
}

/** Projects whose 見込 was rewritten after 本番, which can hide a shortfall; nothing where there is none. */
export function ChangedEstimatesSection({ data }: Props) {
  if (data.portfolio.estimatesChanged.length === 0) return null;
  return (
    <Section id="estimates-changed" title="本番後に見込を変えた案件">
      <WithFiles table={CHANGED_ESTIMATES} data={data} />
    </Section>
  );
}

/** 対象, 着手 and 達成, as plans report them, and the stages of the projects. */
export function ProgrammeSection({ data }: Props) {
  return (
    <Section id="programme" title="計画の進み具合">
      <PROGRAMME.Table data={data} />
      <ul class="state-counts" aria-label="段階ごとの案件数">
        {PROJECT_STAGES.keys.map((stage) => (
          <li>
            <a href={`/automation?${new URLSearchParams({ stages: stage }).toString()}`}>
              {PROJECT_STAGES.names[stage]}
            </a>
            {` ${data.portfolio.byStage[stage].toLocaleString('ja-JP')}件`}
          </li>
        ))}
      </ul>
      <PROGRAMME.Files data={data} />
    </Section>
  );
}

/** Hours by department, kind or tool. */
export function PartSection({ table, data }: Props & { table: PartTable }) {
  return (
    <Section id={table} title={`${PART_TABLES[table].heading}別`}>
      <WithFiles table={PART_SECTIONS[table]} data={data} />
    </Section>
  );
}

/** 候補 and 分析 by the hours their work takes in a year, with what is assumed. */
export function CandidateSection({ data }: Props) {
  return (
    <Section id="candidates" title="次に取り組む候補">
      <p>
        今日「候補」または「分析」の案件を、その仕事にかかる1年の時間（台帳の申請件数×1件当たりの時間×人数）の多い順に並べています。減らせる時間ではありません。
      </p>
      <CANDIDATES.Table data={data} />
      {data.candidates.length === 0 ? null : <CANDIDATES.Files data={data} />}
    </Section>
  );
}
