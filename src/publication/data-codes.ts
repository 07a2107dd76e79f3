import { FIGURE_WORDS } from '../kernel/figure-words.js';
import { STAGES, STAGE_NAMES, STAGE_UNANSWERED } from '../kernel/stage.js';
import { type TableToWrite } from '../platform/tabular/sheet-to-write.js';
import { AUTOMATION_CODES } from './automation/automation-codes.js';
import { type DataCode } from './data-code.js';
import { type ReportModel } from './report-model.js';
import { BEHIND_WORDS, CHANGE_WORDS, PERIOD_STATE_WORDS } from './report-words.js';
import { REVIEW_CODES } from './review/review-codes.js';
import { TARGET_CODES } from './targets/target-codes.js';

const STAGE_WORDS = [STAGE_UNANSWERED, ...STAGES.map((stage) => STAGE_NAMES[stage])].join('、');

/** What a row of the long form tells, beside the rates of the indicators. */
export const DATA_CODES = {
  'report.computed-at': {
    name: FIGURE_WORDS.computedAt,
    meaning: '値を集計した日時（協定世界時、ISO 8601）。',
  },
  'report.digest': { name: '内容のダイジェスト', meaning: '報告書の内容全体の照合用の値（SHA-256）。' },
  'report.missing': {
    name: '報告のない課',
    meaning: '報告が1つも数えられていない課。なければ行がない。',
  },
  'report.stale': {
    name: '値が古いこと',
    meaning: '計算に入っていない変更があるときの、時点、理由、対応。なければ行がない。',
  },
  'report.snapshot-digest': {
    name: '確定した記録のダイジェスト',
    meaning: '確定したときに固定した記録の照合用の値（SHA-256）。速報では行がない。',
  },
  'item.applicability': { name: '該当の有無', meaning: '優先手続を団体が扱うかどうかと、扱わない理由。' },
  'item.online': {
    name: 'オンライン化',
    meaning: 'オンライン、未オンライン、対象外のいずれか。対象外は、扱わない優先手続。',
  },
  'item.stage': {
    name: '段階',
    meaning: `対応する手続のうち最も進んだ段階（${STAGE_WORDS}）。対応する手続がないときは手続なし。`,
  },
  'item.procedures': { name: '手続数', unit: '件', meaning: '対応する手続の数。登録取消と廃止を除く。' },
  'item.changed': {
    name: '前月からの変化',
    meaning: `${Object.values(CHANGE_WORDS).join('、')}のいずれか。変化がないものは行がない。`,
  },
  'procedure.stage': { name: '段階', meaning: `${STAGE_WORDS}のいずれか。` },
  'procedure.stage-before': { name: '前月の段階', meaning: '前月と段階が異なるときの、前月の段階。' },
  'procedure.stage-since': {
    name: '段階の記録日',
    meaning: '段階を最後に記録した日（西暦、年-月-日）。月次の報告で同じ段階を確かめた日を含む。',
  },
  'procedure.applications-total': {
    name: '総件数',
    unit: '件',
    meaning: '対象期間に受け付けた件数。値がなく、値（文字）が未回答または該当なしのものは0件ではない。',
  },
  'procedure.applications-online': {
    name: 'オンライン件数',
    unit: '件',
    meaning: '総件数のうちオンラインで受け付けた件数。値がないものの扱いは総件数と同じ。',
  },
  'procedure.usage': {
    name: '利用率',
    unit: '%',
    meaning: '総件数に占めるオンライン件数の割合。両方の件数がわかる報告だけで計算する。',
  },
  'procedure.planned-month': { name: '予定年月', meaning: 'オンライン化する予定の年月（西暦、年-月）。' },
  'procedure.newly-online': { name: '新たにオンライン化', meaning: '該当する手続にだけ行がある。' },
  'procedure.behind': {
    name: '遅れ・遅れのおそれ',
    meaning: `${Object.values(BEHIND_WORDS).join('、')}のいずれか。該当する手続にだけ行がある。`,
  },
  ...TARGET_CODES,
  ...REVIEW_CODES,
  ...AUTOMATION_CODES,
} as const satisfies Record<string, DataCode>;

export type DataKey = keyof typeof DATA_CODES;

/** What the words and codes of the long form mean: one code a row. */
export function dataCodes({ indicators }: ReportModel): TableToWrite {
  const items: [string, DataCode][] = [
    ...indicators.flatMap(({ key, name, rule }): [string, DataCode][] => [
      [key, { name, unit: '%', meaning: rule }],
      [
        `${key}.difference`,
        { name: `${name}の前月との差`, unit: 'ポイント', meaning: '当月の率から前月の率を引いた値。' },
      ],
      [
        `${key}.like-for-like`,
        {
          name: `${name}の同じ範囲での前月との差`,
          unit: 'ポイント',
          meaning: '両月で同じように数えたものだけで比べた差。外れたものと加わったものは備考にある。',
        },
      ],
    ]),
    ...Object.entries<DataCode>(DATA_CODES),
  ];
  return {
    columns: ['列', 'コード', '名称', '単位', '説明'].map((title) => ({ title, kind: 'text' })),
    rows: [
      ...items.map(([code, { name, unit, meaning }]) => ['項目コード', code, name, unit ?? null, meaning]),
      ...Object.entries(SCOPES).map(([code, meaning]) => ['範囲', code, code, null, meaning]),
      ...(['provisional', 'final', 'plan', 'forecast'] as const).map((state) => [
        '区分',
        ...[PERIOD_STATE_WORDS[state], PERIOD_STATE_WORDS[state]],
        ...[null, STATES[state]],
      ]),
    ],
  };
}

const STATES = {
  provisional: '確定前の値。',
  final: '締め切って固定した値。',
  plan: '計画で定めた値。基準値、目標値、軌道。版は空白。',
  forecast: '予定年月から見込んだ値。版は空白。',
};

const SCOPES = {
  団体: '団体全体。範囲コードは空白。',
  所管課: '範囲コードは所管課の識別子。',
  グループ: '優先手続一覧の分野。範囲コードは分野の識別子。',
  優先手続: '優先手続一覧の1項目。範囲コードは一覧の番号。',
  手続: '手続1つ。範囲コードは手続コード。',
  目標: '目標1つ。範囲コードは目標の識別子。',
  課題と対応: 'この月に課題と対応を書いた課。範囲コードは所管課の識別子、DX推進課はdx-office。',
  対応事項: '対応事項1つ。範囲コードは番号。',
  自動化案件: '自動化案件1つ。範囲コードは案件番号。',
} as const;

export type DataScope = keyof typeof SCOPES;
