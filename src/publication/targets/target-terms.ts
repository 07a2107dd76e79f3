import { type ReportModel } from '../report-model.js';
import { type TargetParts } from './target-part.js';

type Terms = ReportModel['definitions'];

const TARGETS: Terms = [
  {
    term: '目標',
    meaning:
      '計画に定めた年度末（3月末）の値。「達成」は到達する値、「上限」は超えない値、「維持」は下回らない値。',
  },
  { term: '基準値', meaning: '目標を定めたときの出発点とした年度末の値。' },
  {
    term: '軌道',
    meaning:
      '基準値から各年度末の目標値（途中の年度の値を定めたときはその値も）を通る折れ線。上限と維持の目標には軌道がない。',
  },
  {
    term: '乖離',
    meaning:
      '実績から、同じ月の軌道の値を引いた値。負の値は軌道を下回る。数で示す乖離は、軌道に届く最も少ない数との差。',
  },
  {
    term: '必要なペース',
    meaning:
      '次の目標までの差を、対象月からその年度末までの月数で割った値。達成した目標と、月が残らない目標にはない。',
  },
  {
    term: '判定',
    meaning:
      '達成は目標に達したもの、順調は軌道以上、遅れは軌道未満、未達成は期限の年度末に達しなかったもの。上限と維持の目標は、守られていれば維持、そうでなければ逸脱。丸める前の値で比べる。',
  },
];

const FORECAST: Terms = [
  {
    term: '見込み（予定どおり）',
    meaning:
      '手続ごとの予定年月がすべて守られたときの値。予定年月を過ぎた手続は、翌月に実現するものとして数える。',
  },
  {
    term: '見込み（遅れた場合）',
    meaning: '各課の予定が、その課のこれまでの遅れの中央値だけ、すべて遅れたときの値。',
  },
  {
    term: 'これまでの遅れ',
    meaning: '最初の予定年月から今の予定年月（過ぎて実現していないものは翌月）までの月数。負の値は前倒し。',
  },
];

const PARETO: Terms = [
  {
    term: '件数の累計',
    meaning: '件数のわかる未オンライン化の手続の年間件数に占める、上位からの件数の合計の割合。',
  },
];

/** The words of the targets that the report has. */
export function targetTerms({ targets, forecast, pareto }: TargetParts): Terms {
  return [...(targets ? TARGETS : []), ...(forecast ? FORECAST : []), ...(pareto ? PARETO : [])];
}

/** Where values typed in by hand come from. */
export function targetSources({ targets }: TargetParts): ReportModel['sources'] {
  return (targets?.rows ?? []).flatMap(({ name, latest }) =>
    latest?.source == null ? [] : [{ name, source: latest.source }],
  );
}
