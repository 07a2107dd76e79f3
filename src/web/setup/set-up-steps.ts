/** What there is of everything that a municipality sets up before its first month. */
export interface SetUpCounts {
  departments: number;
  departmentsWithUser: number;
  procedures: number;
  /** Procedures that stand for an item of the list. */
  mapped: number;
  /** Items of the edition in force, those of which the municipality has said anything, and those it has still to settle. */
  items: number;
  stated: number;
  unconfirmed: number;
  targets: number;
  /** Months ever opened. */
  months: number;
}

/** `waiting`: another step comes first. */
export type SetUpState = 'to-do' | 'waiting' | 'begun' | 'done';

export const SET_UP_STATE_NAMES: Record<SetUpState, string> = {
  'to-do': '未着手',
  waiting: '前の手順が先',
  begun: '途中',
  done: '完了',
};

export interface SetUpStep {
  key: string;
  title: string;
  state: SetUpState;
  /** How far it has come, or what has to be there before. */
  fact: string;
  /** Its one button; null where nothing is to be done there now. */
  action: { label: string; href: string } | null;
}

/** The steps in their order. A step that is done, or that waits for another, has no button. */
export function setUpSteps(counts: SetUpCounts): SetUpStep[] {
  const {
    departments,
    departmentsWithUser,
    procedures,
    mapped,
    items,
    stated,
    unconfirmed,
    targets,
    months,
  } = counts;
  const needsDepartments = departments === 0 ? '先に組織（課）を登録してください。' : null;
  const needsProcedures = procedures === 0 ? '先に手続を登録してください。' : null;
  return [
    step('departments', '組織（部・課）を登録する', {
      ...whole(departments > 0),
      fact: `${departments}課`,
      action: { label: 'ファイルで登録', href: '/files/new?kind=departments' },
    }),
    step('procedures', '手続を登録する', {
      ...whole(procedures > 0),
      before: needsDepartments,
      fact: `${procedures.toLocaleString('ja-JP')}手続`,
      action: { label: 'ファイルで登録', href: '/files/new?kind=procedures' },
    }),
    step('applicability', '優先手続の該当の有無を確かめる', {
      begun: stated > 0,
      done: unconfirmed === 0,
      fact: unconfirmed === 0 ? `${items}件すべて確認済み` : `${items}件のうち${unconfirmed}件が未確認`,
      action: { label: '該当の有無へ', href: '/list/applicability' },
    }),
    step('mapping', '手続を優先手続に対応付ける', {
      ...whole(mapped > 0),
      before: needsProcedures,
      fact: `${mapped}手続を対応付け`,
      action: { label: '対応付けの候補へ', href: '/list/proposals' },
    }),
    step('users', '課の利用者を登録する', {
      ...parts(departmentsWithUser, departments),
      before: needsDepartments,
      fact: `${departments}課のうち${departmentsWithUser}課に利用者`,
      action: { label: '利用者を登録', href: '/administration/users/new' },
    }),
    step('targets', '目標値を決める', {
      ...whole(targets > 0),
      fact: `${targets}件`,
      action: { label: '目標を登録', href: '/targets/new' },
    }),
    step('month', '最初の対象月の受付を始める', {
      ...whole(months > 0),
      before: needsProcedures,
      fact: `${months}か月`,
      action: { label: '対象月へ', href: '/months' },
    }),
  ];
}

/** Whether the list is no longer needed: months are reported on, and every step has at least been begun. */
export function isSetUp(steps: readonly SetUpStep[]): boolean {
  return steps.every(({ key, state }) => state === 'done' || (state === 'begun' && key !== 'month'));
}

interface Progress extends Pick<SetUpStep, 'fact' | 'action'> {
  begun: boolean;
  done: boolean;
  /** What has to be there first; null where it is. */
  before?: string | null;
}

function step(key: string, title: string, { begun, done, before = null, fact, action }: Progress): SetUpStep {
  if (done) return { key, title, state: 'done', fact, action: null };
  if (before !== null) return { key, title, state: 'waiting', fact: before, action: null };
  return { key, title, state: begun ? 'begun' : 'to-do', fact, action };
}

/** Done with the first of them. */
const whole = (done: boolean) => ({ begun: done, done });

/** Done with the last of them. */
const parts = (some: number, all: number) => ({ begun: some > 0, done: all > 0 && some >= all });
