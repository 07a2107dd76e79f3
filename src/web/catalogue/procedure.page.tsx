import { type ComponentChildren } from 'preact';
import { ProcedureEntity } from '../../catalogue/procedure/procedure.entity.js';
import { type ProcedureDetailDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { type ProcedureStageDto } from '../../catalogue/stage-history/stage-answer.dto.js';
import {
  type NamedFieldChangeDto,
  type PlanHistoryDto,
} from '../../catalogue/procedure-history/procedure-history-answer.dto.js';
import { NO_FIGURE } from '../../kernel/figure-words.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { EXEMPT_REASON_NAMES } from '../../kernel/stage.js';
import { type ProjectListedDto } from '../../automation/project/project.dto.js';
import { labelsOf } from '../../platform/database/labelled.js';
import { type Page } from '../../platform/keyset.js';
import { type ProcedureReport } from '../../reporting/status-report/procedure-reports.repository.js';
import { ButtonRow, LinkButton } from '../components/button.js';
import { instantLabel } from '../components/instant-label.js';
import { Facts, type TermFact } from '../components/fact.js';
import { Notice } from '../components/notice.js';
import { type PageLinks } from '../components/pager.js';
import { LinkedProjects } from '../automation/linked-projects.js';
import { ChangeTrail, Channels, Items, MonthReports, Plans, slipInWords } from './procedure-tables.js';
import { type Names } from './catalogue-names.js';
import { unchangedSince } from './stage-runs.js';
import { StageTag } from './stage-tag.js';
import { StageTimeline } from './stage-timeline.js';
import { PROCEDURE_FORM } from './procedure-form.js';

const LABELS = labelsOf(ProcedureEntity);
type Label = keyof typeof LABELS;

export interface ProcedureView {
  procedure: ProcedureDetailDto;
  names: Names;
  stages: readonly ProcedureStageDto[];
  plans: PlanHistoryDto;
  /** The automation projects that do its work, as far as the reader may see them. */
  projects: readonly ProjectListedDto[];
  reports: Page<ProcedureReport>;
  changes: Page<NamedFieldChangeDto>;
  /** Names of the procedures that others were merged into, by id. */
  procedureName: ReadonlyMap<string, string>;
  may: { edit: boolean; map: boolean; retire: boolean };
  /** The cursors this page was asked for; empty for the first pages. */
  cursors: { reports: string; changes: string };
}

/** A procedure: what it is, how it came to where it stands, and who changed what. */
export function procedurePage(view: ProcedureView) {
  const { procedure, names, stages, plans, may } = view;
  const at = `/procedures/${procedure.id}`;
  return (
    <div class="stack">
      {procedure.retiredAt === null ? null : <Retired {...view} />}
      <ButtonRow>
        <LinkButton kind="primary" href={may.edit ? `${at}/edit` : null}>
          内容を編集する
        </LinkButton>
        <LinkButton href={may.retire ? `${at}/retire` : null}>
          {procedure.retiredAt === null ? '登録を取り消す' : '登録を元に戻す'}
        </LinkButton>
      </ButtonRow>
      <ProcedureFacts {...view} />
      <Part title="段階の履歴" href={may.edit ? `${at}/stage` : null} action="段階を登録する">
        <StageTimeline lines={stages} />
      </Part>
      <Part title="予定年月">
        <Plans history={plans} />
      </Part>
      <Part title="受付システム" href={may.edit ? `${at}/channels` : null} action="受付システムを変更する">
        <Channels channels={procedure.channels} />
      </Part>
      <Part title="優先手続" href={may.map ? `${at}/items` : null} action="対応付けを変更する">
        <Items items={procedure.items} names={names} />
      </Part>
      <Part title="自動化案件">
        <LinkedProjects projects={view.projects} />
      </Part>
      <Part title="月ごとの報告" id="reports">
        <MonthReports reports={view.reports} pages={pagesOf(view, 'reports')} />
      </Part>
      <Part title="変更履歴" id="changes">
        <ChangeTrail {...view} pages={pagesOf(view, 'changes')} />
      </Part>
    </div>
  );
}

interface PartProps {
  title: string;
  /** Where it can be changed; null or left out where the reader may not. */
  href?: string | null;
  action?: string;
  id?: string;
  children: ComponentChildren;
}

function Part({ title, href = null, action, id, children }: PartProps) {
  return (
    <section class="stack" id={id}>
      <h2>{title}</h2>
      {children}
      <LinkButton href={href}>{action}</LinkButton>
    </section>
  );
}

function Retired({ procedure: { retiredAt, retiredReason, mergedInto }, procedureName }: ProcedureView) {
  return (
    <Notice kind="warning" title="この手続は登録取消です。どの数値にも数えません。">
      <p>{`${retiredAt === null ? '' : instantLabel(retiredAt)} ／ 理由：${retiredReason ?? ''}`}</p>
      {mergedInto === null ? null : (
        <p>
          {'統合先：'}
          <a href={`/procedures/${mergedInto}`}>{procedureName.get(mergedInto) ?? 'ほかの課の手続'}</a>
        </p>
      )}
    </Notice>
  );
}

function ProcedureFacts(view: ProcedureView) {
  const { procedure, names, plans } = view;
  const { departmentId } = procedure;
  const department = { value: departmentId, label: names.departmentName.get(departmentId) ?? NO_FIGURE };
  const words = PROCEDURE_FORM.rowInWords(procedure, { departmentId: [department] });
  const { code, kana, departmentId: owner, plannedMonth, ...others } = words;
  const facts: TermFact[] = [
    ...labelled({ code, kana, departmentId: owner }),
    ['段階（今日現在）', <CurrentStage {...view} />],
    ...labelled({ plannedMonth: plannedMonth && `${plannedMonth} ／ ${slipInWords(plans.slip)}`, ...others }),
  ];
  return (
    <Facts facts={facts.map(([term, fact]) => [term, <span class="text-lines">{fact ?? NO_FIGURE}</span>])} />
  );
}

/** Fields of the procedure under their labels; its name is the title of the page. */
function labelled(words: Partial<Record<Label, string | null>>): [string, string | null][] {
  return Object.entries(words)
    .filter(([field]) => field !== 'name')
    .map(([field, text]) => [LABELS[field as Label], text]);
}

function CurrentStage({ procedure: { currentStage: stage }, stages }: ProcedureView) {
  if (stage === null) return <StageTag stage={null} />;
  const reason = stage.exemptReason === null ? '' : `（${EXEMPT_REASON_NAMES[stage.exemptReason]}）`;
  return (
    <>
      <StageTag stage={stage.stage} />
      {`${reason} ／ ${dayLabel(unchangedSince(stages, stage))}から`}
    </>
  );
}

/** Two lists stand on this page: leading through one keeps the place in the other. */
function pagesOf(
  { procedure: { id }, cursors, ...view }: ProcedureView,
  list: 'reports' | 'changes',
): PageLinks {
  const { next } = view[list];
  const href = (cursor: string | null) => {
    const filled = Object.entries({ ...cursors, [list]: cursor ?? '' }).filter(([, text]) => text !== '');
    const query = new URLSearchParams(filled).toString();
    return `/procedures/${id}${query === '' ? '' : `?${query}`}#${list}`;
  };
  return { firstHref: cursors[list] === '' ? null : href(null), nextHref: next === null ? null : href(next) };
}
