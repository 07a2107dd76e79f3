import { type SheetToWrite } from '../platform/tabular/sheet-to-write.js';
import { identityLines } from './identity-lines.js';
import { type ReportModel } from './report-model.js';
import { BEHIND_WORDS, CHANGE_WORDS, onlineWord } from './report-words.js';

/** The sheets that list items and procedures. */
export function listSheets(model: ReportModel): SheetToWrite[] {
  return [items(model), procedures(model)];
}

function items(model: ReportModel): SheetToWrite {
  return {
    name: '優先手続',
    columns: [
      { title: 'グループ', kind: 'text' },
      { title: '番号', kind: 'integer' },
      { title: '優先手続', kind: 'text' },
      { title: '名称の確認', kind: 'text' },
      { title: '該当の有無', kind: 'text' },
      { title: '所管課', kind: 'text' },
      { title: '手続数', kind: 'integer' },
      { title: '段階', kind: 'text' },
      { title: 'オンライン化', kind: 'text' },
      { title: '前月からの変化', kind: 'text' },
      { title: '区分', kind: 'text' },
    ],
    rows: model.groups.flatMap((group) =>
      group.items.map((item) => [
        group.name,
        item.number,
        item.name,
        item.verification === 'unverified' ? '未確認' : '確認済',
        item.applicability,
        item.department,
        item.procedures,
        item.stage,
        onlineWord(item),
        item.changed && CHANGE_WORDS[item.changed],
        model.stateLabel,
      ]),
    ),
  };
}

function procedures(model: ReportModel): SheetToWrite {
  const newly = new Set(model.newlyOnline.map(({ code }) => code));
  const behind = new Map(model.behind.map(({ code, why }) => [code, why]));
  return {
    name: '手続',
    columns: [
      { title: '手続コード', kind: 'text' },
      { title: '手続名', kind: 'text' },
      { title: '所管課', kind: 'text' },
      { title: '段階', kind: 'text' },
      { title: '段階の記録日', kind: 'date' },
      { title: '前月の段階', kind: 'text' },
      { title: '総件数', kind: 'integer' },
      { title: 'オンライン件数', kind: 'integer' },
      { title: '利用率（%）', kind: 'decimal' },
      { title: '予定年月', kind: 'text' },
      { title: '新たにオンライン化', kind: 'text' },
      { title: '遅れ・遅れのおそれ', kind: 'text' },
      { title: '区分', kind: 'text' },
    ],
    rows: model.procedures.map((one) => {
      const why = behind.get(one.code);
      return [
        ...[one.code, one.name, one.department, one.stage, one.stageSince, one.stageBefore],
        ...[one.applicationsTotal, one.applicationsOnline],
        one.usage.percent === null ? null : Number(one.usage.percent),
        one.plannedMonth,
        newly.has(one.code) ? '新規' : null,
        why === undefined ? null : BEHIND_WORDS[why],
        model.stateLabel,
      ];
    }),
  };
}

/** The words of the report, and where its rules come from. */
export function definitionSheet(model: ReportModel): SheetToWrite {
  return {
    name: '定義',
    columns: [
      { title: '種別', kind: 'text' },
      { title: '用語', kind: 'text' },
      { title: '内容', kind: 'text', width: 90 },
    ],
    rows: [
      ...identityLines(model).map(([term, text]) => ['この報告書', term, text]),
      ...model.definitions.map(({ term, meaning }) => ['定義', term, meaning]),
      ...model.sources.map(({ name, source }) => ['出典', name, source]),
    ],
  };
}
