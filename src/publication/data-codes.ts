import { type TableToWrite } from '../platform/tabular/sheet-to-write.js';
import { type ReportModel } from './report-model.js';
import { REPORT_SECTIONS } from './report-sections.js';
import { PERIOD_STATE_WORDS } from './report-words.js';
import { type DataCode, type DatumPeriod, SCOPES } from './section/datum.js';

const STATES: Record<DatumPeriod['state'], string> = {
  provisional: '確定前の値。',
  final: '締め切って固定した値。',
  plan: '計画で定めた値。基準値、目標値、軌道。版は空白。',
  forecast: '予定年月から見込んだ値。版は空白。',
};

/** What the words and codes of the long form mean: one code a row. */
export function dataCodes({ indicators }: ReportModel): TableToWrite {
  const codes = [
    ...indicators.flatMap(indicatorCodes),
    ...REPORT_SECTIONS.flatMap(({ codes: own = [] }) => own),
  ];
  return {
    columns: ['列', 'コード', '名称', '単位', '説明'].map((title) => ({ title, kind: 'text' })),
    rows: [
      ...codes.map(([code, { name, unit, meaning }]) => ['項目コード', code, name, unit ?? null, meaning]),
      ...Object.entries(SCOPES).map(([code, meaning]) => ['範囲', code, code, null, meaning]),
      ...Object.entries(STATES).map(([state, meaning]) => {
        const word = PERIOD_STATE_WORDS[state as DatumPeriod['state']];
        return ['区分', word, word, null, meaning];
      }),
    ],
  };
}

function indicatorCodes({ key, name, rule }: ReportModel['indicators'][number]): [string, DataCode][] {
  return [
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
  ];
}
