import { type DataCode } from '../data-code.js';

/** What the long form tells of automation; the period is that of the month, or of the year from April on. */
export const AUTOMATION_CODES = {
  'automation.projects': {
    name: '自動化案件',
    unit: '件',
    meaning: '月末までに登録された（候補になった）案件の数。',
  },
  'automation.due': {
    name: '対象の案件',
    unit: '件',
    meaning: '月末までに着手する予定の、または着手した案件。',
  },
  'automation.begun': { name: '着手した案件', unit: '件', meaning: '分析以後の段階に入ったことのある案件。' },
  'automation.achieved': { name: '達成した案件', unit: '件', meaning: '本番に達した案件。' },
  'automation.in-production': { name: '本番の案件', unit: '件', meaning: '月末に本番の案件。' },
  'automation.saved': {
    name: '削減時間（実績）',
    unit: '時間',
    meaning: '職員の作業時間の減少。回答は効果のわかる案件と月の数、対象は回答の必要な数。',
  },
  'automation.saved.measured': {
    name: '削減時間（実績、実測）',
    unit: '時間',
    meaning: '計測または稼働記録によるもの。',
  },
  'automation.saved.reported': {
    name: '削減時間（実績、申告）',
    unit: '時間',
    meaning: '担当課の申告によるもの。',
  },
  'automation.saved.estimated': {
    name: '削減時間（実績、推計）',
    unit: '時間',
    meaning: '見積りによるもの。',
  },
  'automation.reduction': { name: '削減率', unit: '%', meaning: '導入前時間に占める削減時間の割合。' },
  'automation.before': { name: '導入前時間', unit: '時間', meaning: '同じ件数を導入前の方法で行う時間。' },
  'automation.after': { name: '導入後時間', unit: '時間', meaning: '導入後に職員が行う時間。' },
  'automation.robot': {
    name: 'ロボットの稼働時間',
    unit: '時間',
    meaning: '職員の時間には含めない。',
  },
  'automation.estimated': {
    name: '削減時間（見込）',
    unit: '時間',
    meaning: '本番の案件が削減する予定の時間。実績と合計しない。',
  },
  'automation.hourly': { name: '職員1時間当たりの費用', unit: '円', meaning: '年度の単価。' },
  'automation.saved-yen': { name: '効果額', unit: '円', meaning: '削減時間に単価を掛けた値。' },
  'automation.cost': { name: '費用', unit: '円', meaning: '同じ期間の費用。登録のないときは値がない。' },
  'automation.effectiveness': {
    name: '費用対効果',
    unit: '倍',
    meaning:
      '効果額を費用で割った値。費用の登録があり、効果のわかる（または、まだ本番でない）案件による。回答はその案件の数、対象は費用の登録があるか効果のわかる案件の数。',
  },
  'project.actual': {
    name: '案件の削減時間（実績）',
    unit: '時間',
    meaning: '見込を下回る案件の、効果のわかる月の値。',
  },
  'project.estimated': { name: '案件の削減時間（見込）', unit: '時間', meaning: '同じ月の見込。' },
  'project.missing': { name: '見込に足りない時間', unit: '時間', meaning: '見込から実績を引いた値。' },
  'project.reached': { name: '見込に対する実績', unit: '%', meaning: '実績を見込で割った値。' },
  'project.robot-trouble': {
    name: 'ロボットの状況',
    meaning: '停止または失敗の多いロボットにだけ行がある。',
  },
} as const satisfies Record<string, DataCode>;
