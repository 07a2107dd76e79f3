import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { parseMonth } from '../../kernel/month.js';
import { type OpenMonth, type OpenReport } from '../../reporting/to-do/report-to-do.service.js';
import { departmentTasks, nothingToDo, officeTasks, shownTasks, type Task, type TaskFacts } from './tasks.js';

const [SEPTEMBER, OCTOBER] = [parseMonth('2026-09'), parseMonth('2026-10')];
const TODAY = parseDate('2026-11-12');

function report(given: Partial<OpenReport> = {}): OpenReport {
  return {
    departmentId: 'citizens',
    departmentCode: '01',
    departmentName: '市民課',
    divisionName: null,
    state: 'draft',
    onBehalf: false,
    returnReason: null,
    submittedAt: null,
    submittedBy: null,
    acceptedAt: null,
    acceptedBy: null,
    version: 1,
    expected: 44,
    saved: 32,
    returned: 0,
    confirmed: 0,
    ...given,
  };
}

function month(reports: OpenReport[], given: Partial<OpenMonth> = {}): OpenMonth {
  return { month: OCTOBER, dueOn: '2026-11-10', revision: 1, reports, ...given };
}

function facts(given: Partial<TaskFacts> = {}): TaskFacts {
  const none = { further: 0, unopened: null, results: [], actions: undefined, unmappedItems: 0 };
  return { open: [], nextToClose: OCTOBER, ...none, ...given };
}

const CLERK = { departmentId: 'citizens', sectionHead: false };
const HEAD = { departmentId: 'citizens', sectionHead: true };
const lines = (tasks: Task[]) => tasks.map(({ title, amount }) => `${title} ${amount}`);

describe('a department is told', () => {
  it('how many procedures of its report are left, and by when', () => {
    const [task] = departmentTasks(facts({ open: [month([report()])] }), CLERK);
    expect(task).toEqual({
      title: '2026年10月（令和8年10月）分の月次報告を入力して提出する',
      amount: '残り12件',
      detail: null,
      dueOn: '2026-11-10',
      href: '/report/2026-10',
    });
  });

  it('to submit what is entered already', () => {
    const tasks = departmentTasks(facts({ open: [month([report({ saved: 44 })])] }), CLERK);
    expect(lines(tasks)).toEqual(['2026年10月（令和8年10月）分の月次報告を提出する 44件']);
  });

  it('why a report came back, and how many rows of it', () => {
    const back = report({ state: 'returned', returnReason: '件数が前月の10倍です。', returned: 2 });
    const [task] = departmentTasks(facts({ open: [month([back])] }), CLERK);
    expect(task?.title).toBe('差し戻された2026年10月（令和8年10月）分の月次報告を直して再提出する');
    expect(task?.amount).toBe('2件');
    expect(task?.detail).toBe('差戻しの理由：件数が前月の10倍です。');
  });

  it('nothing of a report that is handed in, or waits for the section head', () => {
    for (const state of ['submitted', 'accepted', 'checking'] as const)
      expect(departmentTasks(facts({ open: [month([report({ state })])] }), CLERK)).toEqual([]);
  });

  it('as section head, to check', () => {
    const tasks = departmentTasks(facts({ open: [month([report({ state: 'checking' })])] }), HEAD);
    expect(lines(tasks)).toEqual(['2026年10月（令和8年10月）分の月次報告を課長確認する 44件']);
  });

  it('of the reports of a department it has taken over from', () => {
    const old = report({ departmentId: 'old', departmentName: '戸籍課' });
    const [task] = departmentTasks(facts({ open: [month([old])] }), CLERK);
    expect(task?.title).toBe('2026年10月（令和8年10月）分の月次報告（旧 戸籍課）を入力して提出する');
    expect(task?.href).toBe('/months/2026-10/departments/old/entry');
  });

  it('of a correction only what was returned or begun, without a due day', () => {
    const correction = (state: OpenReport['state']) =>
      facts({ open: [month([report({ state })], { revision: 2 })] });
    expect(departmentTasks(correction('not-started'), CLERK)).toEqual([]);
    expect(departmentTasks(correction('returned'), CLERK)[0]?.dueOn).toBeNull();
  });

  it('of missing results of automation, and of its open actions with the one due first', () => {
    const actions = { open: 3, id: 'a', content: '様式を直す', dueMonth: SEPTEMBER, month: OCTOBER };
    const results = [{ month: OCTOBER, dueOn: parseDate('2026-11-10'), missing: 2 }];
    const tasks = departmentTasks(facts({ results, actions }), CLERK);
    expect(lines(tasks)).toEqual([
      '2026年10月（令和8年10月）分の自動化案件の実績を入力する 残り2件',
      '対応事項を進める 3件',
    ]);
    expect(tasks[1]).toMatchObject({
      detail: '様式を直す ほか2件',
      dueOn: '2026-09-30',
      href: '/review/2026-10/actions?state=open',
    });
  });
});

describe('the DX office is told', () => {
  const submitted = report({
    departmentId: 'taxes',
    departmentName: '税務課',
    state: 'submitted',
    confirmed: 4,
  });

  it('who is late once the due day is past, what to look at and what to accept', () => {
    const open = [month([report(), submitted])];
    expect(lines(officeTasks(facts({ open }), TODAY))).toEqual([
      '2026年10月（令和8年10月）分が未提出の課に催促する 1課',
      '2026年10月（令和8年10月）分の注意のある値を確かめる 4件',
      '2026年10月（令和8年10月）分の報告を受理する 1課',
    ]);
    expect(lines(officeTasks(facts({ open }), parseDate('2026-11-10')))).not.toContain(
      '2026年10月（令和8年10月）分が未提出の課に催促する 1課',
    );
  });

  it('to close a month once everybody is accepted and every earlier month is closed', () => {
    const open = [month([report({ state: 'accepted' })])];
    const [task] = officeTasks(facts({ open }), TODAY);
    expect(task).toMatchObject({
      title: '2026年10月（令和8年10月）分を確定する',
      href: '/months/2026-10/close',
    });
    expect(officeTasks(facts({ open, nextToClose: SEPTEMBER }), TODAY)).toEqual([]);
  });

  it('to close a correction in which nothing waits', () => {
    const open = [month([report({ state: 'accepted' }), report({ state: 'not-started' })], { revision: 2 })];
    expect(officeTasks(facts({ open, nextToClose: null }), TODAY)[0]).toMatchObject({
      title: '2026年10月（令和8年10月）分の訂正を確定する',
      dueOn: null,
    });
  });

  it('of months to open, more months that are open, its actions and items without a procedure', () => {
    const actions = { open: 1, id: 'a', content: '様式を直す', dueMonth: OCTOBER, month: OCTOBER };
    const tasks = officeTasks(facts({ further: 2, unopened: OCTOBER, actions, unmappedItems: 5 }), TODAY);
    expect(lines(tasks)).toEqual([
      'ほかの受付中の対象月を確かめる 2か月',
      '2026年10月（令和8年10月）分の受付を開始する 1か月',
      '対応事項を進める 1件',
      '優先手続に手続を対応付ける 5項目',
    ]);
    expect(tasks[2]?.href).toBe('/review/2026-10/actions/a');
  });
});

describe('tasks are shown', () => {
  const task = (title: string, dueOn: string | null): Task => ({
    ...{ title, amount: '1件', detail: null, href: '/' },
    dueOn: dueOn === null ? null : parseDate(dueOn),
  });

  it('by their due days, those without one last, at most five of them', () => {
    const days = [null, '2026-11-30', '2026-11-10', null, '2026-10-31', '2026-11-10', null];
    const { first, others } = shownTasks(days.map((day, at) => task(String(at), day)));
    expect(first.map(({ title }) => title)).toEqual(['4', '2', '5', '1', '0']);
    expect(others.map(({ title }) => title)).toEqual(['3', '6']);
  });

  it('by a sentence with the next due day where there are none', () => {
    const next = { month: OCTOBER, dueOn: parseDate('2026-11-10') };
    expect(nothingToDo(next, (day) => day)).toBe(
      'いま、対応の必要なものはありません。次は2026年10月（令和8年10月）分の月次報告（期限 2026-11-10）です。',
    );
    expect(nothingToDo(null, String)).toBe('いま、対応の必要なものはありません。');
  });
});
