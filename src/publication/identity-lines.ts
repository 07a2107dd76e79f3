import { FIGURE_WORDS } from '../kernel/figure-words.js';
import { tokyoDate } from '../kernel/clock.js';
import { eraDate } from '../kernel/japanese-era.js';
import { type ReportModel, type ShownReport } from './report-model.js';

/** Which report this is, line by line: whose, of which month, how final, and the digest that says it is unaltered. */
export function identityLines(model: ShownReport): [string, string][] {
  const { municipality, period, asOf } = model;
  return [
    ['団体コード', municipality.code],
    ['団体名', municipalityName(municipality)],
    ['対象月', period.label],
    ['区分', model.stateLabel],
    ['版', `第${model.revision}版`],
    [FIGURE_WORDS.asOf, `${asOf}（${eraDate(asOf)}）`],
    ['集計日', tokyoDate(new Date(model.computedAt))],
    ...digestLine('内容のダイジェスト', model.digest),
    ...digestLine('確定した記録のダイジェスト', model.snapshotDigest),
  ];
}

function digestLine(of: string, digest: string | null): [string, string][] {
  return digest === null ? [] : [[of, digest]];
}

/** The name, with a warning where the municipality and its figures are made up. */
export function municipalityName({ name, sample }: ReportModel['municipality']): string {
  return sample ? `${name}（サンプル）` : name;
}
