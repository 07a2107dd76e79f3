import { type Level } from './target-levels.js';
import { type TargetKind } from './trajectory.js';

export const TARGET_KIND_NAMES: Record<TargetKind, string> = {
  reach: '達成',
  'at-most': '上限',
  keep: '維持',
};

export const LEVEL_NAMES: Record<Level, string> = { output: '活動指標', outcome: '成果指標' };
