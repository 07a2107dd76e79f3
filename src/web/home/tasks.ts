import { type MissingResults } from '../../automation/to-do/result-to-do.repository.js';
import { type IsoDate, parseDate } from '../../kernel/date.js';
import { type Month, monthEnd } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type OpenMonth, type OpenReport } from '../../reporting/to-do/report-to-do.service.js';
import { isHandedIn } from '../../reporting/submission/submission-states.js';
import { type ActionsToDo } from '../../review/department-actions.repository.js';
import { OFFICE } from '../../review/office.js';
import { resultsPath } from '../automation/results/posted-results.js';

/** Something to do: what, how much of it, by when, and where. */
export interface Task {
  title: string;
  /** 「3課」, 「残り12件」 */
  amount: string;
  /** A reason, or what it is about; null where the title says it. */
  detail: string | null;
  /** Null where no day is set. */
  dueOn: IsoDate | null;
  href: string;
}

/** What a user's tasks are worked out from. Parts that do not concern the role are empty. */
export interface TaskFacts {
  open: readonly OpenMonth[];
  /** How many more months are open than `open` holds. */
  further: number;
  /** The oldest month not yet closed for the first time: the only one that can be; null where there is none. */
  nextToClose: Month | null;
  /** The ended month that nobody has opened yet; null where there is none. */
  unopened: Month | null;
  results: readonly MissingResults[];
  actions: ActionsToDo | undefined;
  /** Items of the national list that are handled and have no procedure. */
  unmappedItems: number;
}

/** The tasks to show, and those behind 「ほか」. */
export interface ShownTasks {
  first: Task[];
  others: Task[];
}

const MOST_SHOWN = 5;

/** What a department has to do; the section head also gives the check. */
export function departmentTasks(
  facts: TaskFacts,
  { departmentId, sectionHead }: { departmentId: string | null; sectionHead: boolean },
): Task[] {
  const reports = facts.open.flatMap((month) =>
    month.reports.flatMap((report) => reportTask(month, report, { departmentId, sectionHead }) ?? []),
  );
  const results = facts.results.map(({ month, dueOn, missing }): Task => ({
    title: `${periodLabel(month)}分の自動化案件の実績を入力する`,
    amount: `残り${missing}件`,
    detail: null,
    dueOn,
    href: resultsPath(month),
  }));
  return [...reports, ...results, ...actionTasks(facts.actions, '')];
}

/** What the DX office has to do. A month can be closed once nobody is missing and every earlier one is closed. */
export function officeTasks(facts: TaskFacts, today: IsoDate): Task[] {
  return [
    ...facts.open.flatMap((one) =>
      monthTasks(one, today, one.revision > 1 || one.month === facts.nextToClose),
    ),
    ...(facts.further === 0 ? [] : [furtherMonths(facts.further)]),
    ...(facts.unopened === null ? [] : [opening(facts.unopened)]),
    ...actionTasks(facts.actions, `&departmentId=${OFFICE}`),
    ...(facts.unmappedItems === 0 ? [] : [mapping(facts.unmappedItems)]),
  ];
}

/** Those due first, at most five; without a day after those with one, otherwise in the order given. */
export function shownTasks(tasks: readonly Task[]): ShownTasks {
  const sorted = tasks.toSorted((a, b) => dueKey(a).localeCompare(dueKey(b)));
  return { first: sorted.slice(0, MOST_SHOWN), others: sorted.slice(MOST_SHOWN) };
}

/** When nothing is to be done: the next day on which something is due. */
export function nothingToDo(
  next: { month: Month; dueOn: IsoDate } | null,
  dayInWords: (day: IsoDate) => string,
) {
  const rest = 'いま、対応の必要なものはありません。';
  return next === null
    ? rest
    : `${rest}次は${periodLabel(next.month)}分の月次報告（期限 ${dayInWords(next.dueOn)}）です。`;
}

function reportTask(
  { month, dueOn, revision }: OpenMonth,
  report: OpenReport,
  { departmentId, sectionHead }: { departmentId: string | null; sectionHead: boolean },
): Task | null {
  const own = report.departmentId === departmentId;
  const of = own ? '' : `（旧 ${report.departmentName}）`;
  const label = `${periodLabel(month)}分の月次報告${of}`;
  const href = own ? `/report/${month}` : `/months/${month}/departments/${report.departmentId}/entry`;
  const due = revision > 1 ? null : parseDate(dueOn);
  const task = (title: string, amount: string, detail: string | null = null): Task => ({
    ...{ title, amount, detail, dueOn: due, href },
  });
  if (report.state === 'returned') {
    const amount = report.returned === 0 ? '全体' : `${report.returned}件`;
    const reason = report.returnReason === null ? null : `差戻しの理由：${report.returnReason}`;
    return task(`差し戻された${label}を直して再提出する`, amount, reason);
  }
  if (report.state === 'checking')
    return sectionHead ? task(`${label}を課長確認する`, `${report.expected}件`) : null;
  // A correction asks only for what is returned: what had been reported stays.
  if (isHandedIn(report) || (revision > 1 && report.state === 'not-started')) return null;
  const rest = report.expected - report.saved;
  return rest > 0
    ? task(`${label}を入力して提出する`, `残り${rest}件`)
    : task(`${label}を提出する`, `${report.saved}件`, '入力は済んでいます。');
}

function monthTasks({ month, dueOn, revision, reports }: OpenMonth, today: IsoDate, isNext: boolean): Task[] {
  const label = `${periodLabel(month)}分`;
  const due = revision > 1 ? null : parseDate(dueOn);
  const task = (title: string, amount: string, href: string, detail: string | null = null): Task => ({
    ...{ title, amount, detail, dueOn: due, href: `/months/${month}${href}` },
  });
  const missing = reports.filter(
    (one) => !isHandedIn(one) && (revision === 1 || one.state !== 'not-started'),
  );
  const submitted = reports.filter(({ state }) => state === 'submitted');
  const doubtful = submitted.filter(({ confirmed }) => confirmed > 0);
  const late = due !== null && today > due ? missing : [];
  const rows = doubtful.reduce((sum, { confirmed }) => sum + confirmed, 0);
  const tasks = [
    late.length > 0 && task(`${label}が未提出の課に催促する`, `${late.length}課`, '/remind', names(late)),
    doubtful[0] &&
      task(
        `${label}の注意のある値を確かめる`,
        `${rows}件`,
        `/departments/${doubtful[0].departmentId}`,
        names(doubtful),
      ),
    submitted.length > 0 &&
      task(`${label}の報告を受理する`, `${submitted.length}課`, '?show=submitted', names(submitted)),
    isNext &&
      missing.length + submitted.length === 0 &&
      task(
        revision > 1 ? `${label}の訂正を確定する` : `${label}を確定する`,
        '1か月',
        '/close',
        allAccepted(reports),
      ),
  ];
  return tasks.filter((one) => typeof one === 'object');
}

function allAccepted(reports: readonly OpenReport[]): string {
  return reports.length === 0 ? '報告の必要な課はありません。' : 'すべての課の報告を受理しました。';
}

function actionTasks(actions: ActionsToDo | undefined, filter: string): Task[] {
  if (!actions) return [];
  const { open, id, content, dueMonth, month } = actions;
  const list = `/review/${month}/actions`;
  return [
    {
      title: '対応事項を進める',
      amount: `${open}件`,
      detail: open === 1 ? content : `${content} ほか${open - 1}件`,
      dueOn: monthEnd(dueMonth),
      href: open === 1 ? `${list}/${id}` : `${list}?state=open${filter}`,
    },
  ];
}

function furtherMonths(further: number): Task {
  const title = 'ほかの受付中の対象月を確かめる';
  return { title, amount: `${further}か月`, detail: null, dueOn: null, href: '/months' };
}

function opening(month: Month): Task {
  const title = `${periodLabel(month)}分の受付を開始する`;
  return { title, amount: '1か月', detail: null, dueOn: null, href: '/months' };
}

function mapping(items: number): Task {
  return {
    title: '優先手続に手続を対応付ける',
    amount: `${items}項目`,
    detail: '該当する優先手続のうち、対応する手続のない項目があります。',
    dueOn: null,
    href: '/list/proposals',
  };
}

const NAMED = 3;

function names(reports: readonly OpenReport[]): string {
  const named = reports.slice(0, NAMED).map(({ departmentName }) => departmentName);
  return `${named.join('、')}${reports.length > NAMED ? ` ほか${reports.length - NAMED}課` : ''}`;
}

function dueKey({ dueOn }: Task): string {
  return dueOn ?? '9999';
}
