import { type StateMachine, type Step, stepsFrom } from '../../kernel/state-machine.js';
import { wordList } from '../../kernel/word-list.js';
import { type Fault } from '../../platform/problem.js';

/** 段階 of an automation project. */
export const PROJECT_STAGES = wordList(
  '段階',
  {
    candidate: '候補',
    analysis: '分析',
    development: '開発',
    trial: '試行',
    production: '本番',
    suspended: '休止',
    abandoned: '廃止',
  },
  { 本番稼働: 'production', 中止: 'abandoned' },
);
export type ProjectStage = (typeof PROJECT_STAGES.keys)[number];

/** The usual order of the stages; a project may leave it by a stop. */
export const WAY = ['candidate', 'analysis', 'development', 'trial', 'production'] as const;
export const STOPS: readonly ProjectStage[] = ['suspended', 'abandoned'];

/** Stages in which a result can be entered; it is expected in production alone. */
export const WITH_RESULTS: readonly ProjectStage[] = ['trial', 'production'];

/** The life of a project. A stage may be skipped; what was abandoned starts again as a new project. */
export const PROJECT_LIFE: StateMachine<ProjectStage, Step<ProjectStage>> = {
  states: PROJECT_STAGES.keys,
  initial: 'candidate',
  steps: [
    { action: 'move', from: ['analysis', 'suspended'], to: 'candidate' },
    { action: 'move', from: ['candidate', 'development', 'trial', 'suspended'], to: 'analysis' },
    {
      action: 'move',
      from: ['candidate', 'analysis', 'trial', 'production', 'suspended'],
      to: 'development',
    },
    {
      action: 'move',
      from: ['candidate', 'analysis', 'development', 'production', 'suspended'],
      to: 'trial',
    },
    {
      action: 'move',
      from: ['candidate', 'analysis', 'development', 'trial', 'suspended'],
      to: 'production',
    },
    { action: 'stop', from: WAY, to: 'suspended' },
    { action: 'stop', from: [...WAY, 'suspended'], to: 'abandoned' },
  ],
};

/** The stages a project may go to from the one it is in. */
export function nextStages(from: ProjectStage): readonly ProjectStage[] {
  return stepsFrom(PROJECT_LIFE, from).map(({ to }) => to);
}

/** What of a project a stage may ask for. */
export interface Entered {
  difficulty: unknown;
  sourcing: unknown;
  tool: unknown;
  before: unknown;
}

const NEEDS: Record<ProjectStage, readonly (keyof Entered)[]> = {
  candidate: [],
  analysis: [],
  development: ['difficulty', 'sourcing'],
  trial: ['difficulty', 'sourcing', 'tool'],
  production: ['difficulty', 'sourcing', 'tool', 'before'],
  suspended: [],
  abandoned: [],
};

const NAMES: Record<keyof Entered, string> = {
  difficulty: '難易度',
  sourcing: '開発方法（内製、外部委託）',
  tool: 'ツール',
  before: '導入前の1件当たりの時間（実測、申告、推計のいずれか）',
};

/** What must be entered before a project may enter a stage, by its field; empty where nothing is missing. */
export function missingFor(stage: ProjectStage, entered: Entered): Fault[] {
  return NEEDS[stage]
    .filter((field) => isMissing(entered[field]))
    .map((field) => ({
      where: field,
      message: `段階を「${PROJECT_STAGES.names[stage]}」にするには、${NAMES[field]}の入力が必要です。`,
    }));
}

/** What the present stage of a project requires and may therefore not be cleared, by its field. */
export function clearedFor(stage: ProjectStage, before: Entered, after: Entered): Fault[] {
  return NEEDS[stage]
    .filter((field) => isMissing(after[field]) && !isMissing(before[field]))
    .map((field) => ({
      where: field,
      message: `段階が「${PROJECT_STAGES.names[stage]}」の間は、${NAMES[field]}を空にできません。`,
    }));
}

function isMissing(field: unknown): boolean {
  return (field ?? null) === null;
}
