import { conflict, type Problem } from '../../platform/problem.js';
import { type TargetView } from '../../targets/target-view.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { type TargetTexts, textsOfTarget, type ValueRow } from './target-form-texts.js';

/** Two people changed the same target: both versions in words. */
export function targetConflict(typed: TargetTexts, present: TargetView): Problem {
  return conflict('目標', inWords(typed), { ...inWords(textsOfTarget(present)), version: present.version });
}

function inWords({ planName, name, unit, level, kind, baseline, targets, path }: TargetTexts) {
  const kinds: Readonly<Record<string, string>> = TARGET_KIND_NAMES;
  const levels: Readonly<Record<string, string>> = LEVEL_NAMES;
  return {
    ...{ planName, name, unit, level: levels[level] ?? level, kind: kinds[kind] ?? kind },
    ...{ baseline: valuesInWords([baseline]), targets: valuesInWords(targets), path: valuesInWords(path) },
  };
}

function valuesInWords(rows: readonly ValueRow[]): string {
  return rows
    .filter(({ year, value }) => year !== '' || value !== '')
    .map(({ year, value }) => `${year}: ${value}`)
    .join('、');
}
