import { grouped } from '../../kernel/figure-words.js';
import { periodLabel } from '../../kernel/period.js';
import { type ReportModel } from '../report-model.js';
import { type ReportParetoRowDto } from '../report-parts-answer.dto.js';
import {
  codesOf,
  count,
  month,
  percentInWords,
  rate,
  text,
  type ReportColumn,
  word,
} from '../section/report-column.js';
import { type Block, type ReportSection, table } from '../section/report-section.js';

type Row = ReportParetoRowDto & { yearLabel: string };

const AT_LEAST = '未回答があり、これ以上';

const COLUMNS: ReportColumn<Row>[] = [
  count('rank', '順位', ({ rank }) => rank, {
    dataName: '未オンライン化の手続の順位',
    dataUnit: '位',
    meaning: '年間の件数の多い順。上位の手続にだけ行がある。',
  }),
  text('code', '手続コード', ({ code }) => code, { on: ['sheet'] }),
  text('name', '手続名', ({ name }) => name, {
    heading: true,
    link: ({ procedureId }) => ({ to: 'procedure', id: procedureId }),
  }),
  word('department', '所管課', ({ departmentName }) => departmentName),
  word('stage', '段階', ({ stage }) => stage),
  month('planned', '予定年月', ({ plannedMonth }) => plannedMonth, {
    words: ({ plannedMonth }) => (plannedMonth === null ? '予定なし' : periodLabel(plannedMonth)),
  }),
  text('year', '件数の年度', ({ yearLabel }) => yearLabel, { on: ['sheet'] }),
  count('applications', '件数', ({ applications }) => applications, {
    words: ({ applications, lowerBound }) =>
      `${grouped(applications)}${lowerBound ? '以上（未回答あり）' : ''}`,
    dataName: '未オンライン化の手続の年間件数',
    dataUnit: '件',
    meaning: '備考に年度を示す。未回答を含むときは備考に「以上」と示す。',
    dataMore: ({ yearLabel, lowerBound }) => ({ note: `${yearLabel}${lowerBound ? `。${AT_LEAST}` : ''}` }),
  }),
  text('remark', '件数の備考', ({ lowerBound }) => (lowerBound ? AT_LEAST : null), { on: ['sheet'] }),
  rate('cumulative', '累計', ({ cumulative, cumulativePercent: percent }) => ({ ...cumulative, percent }), {
    parts: ['累計（%）', '累計の分子', '累計の分母'],
    words: ({ cumulativePercent }) => percentInWords(cumulativePercent),
    dataName: '件数の累計',
    meaning: '件数のわかる未オンライン化の手続の件数に占める、上位からの合計の割合。',
    dataMore: ({ cumulative: { numerator, denominator } }) => ({ numerator, denominator }),
  }),
];

const TERMS: ReportModel['definitions'] = [
  {
    term: '件数の累計',
    meaning: '件数のわかる未オンライン化の手続の年間件数に占める、上位からの件数の合計の割合。',
  },
];

/** The procedures not yet online that carry the most. */
export const PARETO: ReportSection = {
  key: 'pareto',
  title: '件数の多い未オンライン化の手続',
  codes: codesOf('pareto', COLUMNS),
  terms: ({ pareto }) => (pareto ? TERMS : []),
  blocks: ({ pareto }) => (pareto ? paretoBlocks(pareto) : []),
};

function paretoBlocks({ yearLabel, known, unknown, rows }: NonNullable<ReportModel['pareto']>): Block[] {
  return [
    {
      kind: 'lead',
      text: `${yearLabel}の件数の多い順です。件数のわかる${grouped(known)}手続のうち、上位${grouped(rows.length)}手続を示します。累計は、件数のわかる未オンライン化の手続の件数に占める割合です。`,
    },
    table<Row>({
      key: 'report-pareto',
      caption: `未オンライン化の手続の件数（${yearLabel}）`,
      columns: COLUMNS,
      rows: rows.map((row) => ({ ...row, yearLabel })),
      code: 'pareto',
      subject: ({ code, name, departmentName: department }) => ({
        ...{ scope: '手続', scopeKey: code, scopeName: name, department },
      }),
      sheet: '件数の多い未対応手続',
      stated: true,
    }),
    ...(unknown > 0
      ? [{ kind: 'note' as const, text: `ほかに、件数のわからない手続が${grouped(unknown)}件あります。` }]
      : []),
  ];
}
