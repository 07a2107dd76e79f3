import { type DataCode } from '../data-code.js';

/** What the long form tells of targets and of what plans promise. Values bear the unit of the target. */
export const TARGET_CODES = {
  'target.kind': { name: '目標の種類', meaning: '達成、上限、維持のいずれか。' },
  'target.baseline': { name: '基準値', meaning: '目標を定めたときの出発点。対象期間はその年度。' },
  'target.value': { name: '目標値', meaning: '対象期間の年度末の目標。' },
  'target.trajectory': { name: '軌道', meaning: '対象期間の月末の軌道の値。上限と維持の目標には行がない。' },
  'target.actual': {
    name: '実績',
    meaning: '判定に用いた最新の実績。対象期間は実績の期間。手入力の実績には分子と分母がない。',
  },
  'target.interim': { name: '途中の実績', meaning: '年度で判定する指標の、1か月の値。判定には用いない。' },
  'target.judgement': {
    name: '判定',
    meaning: '達成、順調、遅れ、未達成、維持、逸脱、実績なしのいずれか。',
  },
  'target.expected': { name: '軌道の値', meaning: '実績と同じ月の軌道の値。' },
  'target.deviation': { name: '乖離', meaning: '実績から軌道の値を引いた値。負は軌道を下回る。' },
  'target.deviation-count': {
    name: '乖離（数）',
    meaning: '軌道に届く最も少ない数との差。負は足りない数。',
  },
  'target.pace': {
    name: '必要なペース',
    meaning: '次の目標までの差を、対象月からその年度末までの月数で割った値。1か月当たり。',
  },
  'target.pace-count': { name: '必要なペース（数）', meaning: '必要なペースを数で示したもの。1か月当たり。' },
  'target.missing': { name: '次の目標までの数', meaning: '次の目標に足りない数。' },
  'forecast.held': {
    name: '見込み（予定どおり）',
    unit: '%',
    meaning: 'すべての予定が守られたときの、対象期間の年度末の値。',
  },
  'forecast.held-missing': {
    name: '目標に足りない数（予定どおり）',
    unit: '手続',
    meaning: 'すべての予定が守られても足りない数。',
  },
  'forecast.held-reached': {
    name: '目標に達する年月（予定どおり）',
    meaning: '西暦、年-月。見込めないときは行がない。',
  },
  'forecast.slipped': {
    name: '見込み（遅れた場合）',
    unit: '%',
    meaning: 'これまでと同じだけ遅れたときの、対象期間の年度末の値。',
  },
  'forecast.slipped-missing': {
    name: '目標に足りない数（遅れた場合）',
    unit: '手続',
    meaning: 'これまでと同じだけ遅れたときに足りない数。',
  },
  'forecast.slipped-reached': {
    name: '目標に達する年月（遅れた場合）',
    meaning: '西暦、年-月。見込めないときは行がない。',
  },
  'slip.plans': {
    name: '遅れの分かる手続',
    unit: '件',
    meaning: '予定のある手続と、予定があってオンライン化した手続の数。',
  },
  'slip.median': {
    name: '遅れの中央値',
    unit: 'か月',
    meaning: '最初の予定年月からの遅れの中央値。負は前倒し。',
  },
  'pareto.rank': {
    name: '未オンライン化の手続の順位',
    unit: '位',
    meaning: '年間の件数の多い順。上位の手続にだけ行がある。',
  },
  'pareto.applications': {
    name: '未オンライン化の手続の年間件数',
    unit: '件',
    meaning: '備考に年度を示す。未回答を含むときは備考に「以上」と示す。',
  },
  'pareto.cumulative': {
    name: '件数の累計',
    unit: '%',
    meaning: '件数のわかる未オンライン化の手続の件数に占める、上位からの合計の割合。',
  },
} as const satisfies Record<string, DataCode>;
