import { type ReportFigureDto, type ReportScopeDto } from '../report-figures-answer.dto.js';
import { type ShownReport } from '../report-model.js';
import { type Subject } from '../section/datum.js';
import { type ReportColumn, word } from '../section/report-column.js';
import { type Block, type ReportSection, table } from '../section/report-section.js';
import { figureColumns, INCOMPLETE_NOTE, type FigureRow } from './figure-columns.js';
import { OWN_COLUMNS, REASON_COLUMNS, type OwnFigure } from './own-figure.js';

type ScopeFigure = ReportFigureDto & OwnFigure;

const COLUMNS: ReportColumn<ScopeFigure>[] = [
  word('department', '所管課', ({ subject }) => subject.scopeName),
  ...OWN_COLUMNS,
  ...REASON_COLUMNS,
];

/** Departments against the indicators; an indicator that no department has is left out. */
export const DEPARTMENTS: ReportSection = {
  key: 'departments',
  title: '所管課別の状況',
  blocks: (model) => [
    ...departmentBlocks(model),
    table<ScopeFigure>({
      ...{ key: 'department-figures', caption: '所管課別', columns: COLUMNS, read: false, sheet: '所管課別' },
      ...figuresOf(model, model.departments, ({ key: scopeKey, name: scopeName }) => ({
        ...{ scope: '所管課', scopeKey, scopeName, department: scopeName },
      })),
      stated: true,
    }),
    table<ScopeFigure>({
      ...{ key: 'group-figures', caption: 'グループ別', columns: COLUMNS, read: false },
      ...figuresOf(model, model.groups, ({ key: scopeKey, name: scopeName }) => ({
        ...{ scope: 'グループ', scopeKey, scopeName },
      })),
    }),
  ],
};

function departmentBlocks({ departments, indicators, period, revision }: ShownReport): Block[] {
  const rows = departments.map(({ key, name, figures }): FigureRow => ({
    ...{ key, name },
    figures: Object.fromEntries(figures.map((figure) => [figure.key, figure])),
  }));
  const shownIndicators = indicators.filter(({ key }) =>
    rows.some(({ figures }) => (figures[key]?.denominator ?? 0) > 0),
  );
  if (shownIndicators.length === 0) return [{ kind: 'note', text: '所管課別の値はありません。' }];
  return [
    table<FigureRow>({
      key: 'departments',
      caption: '所管課ごとの指標（率は内訳につながります）',
      columns: figureColumns('所管課', shownIndicators, ({ key }, indicator) => ({
        ...{ to: 'figure', indicator, month: period.month, revision },
        scope: { kind: 'department', key },
      })),
      rows,
    }),
    INCOMPLETE_NOTE,
  ];
}

function figuresOf(
  { indicators }: ShownReport,
  scopes: readonly ReportScopeDto[],
  subjectOf: (scope: ReportScopeDto) => Subject,
) {
  const flows = new Map(indicators.map((one) => [one.key, one.flows]));
  return {
    rows: scopes.flatMap((scope) =>
      scope.figures.map((one) => ({ ...one, subject: subjectOf(scope), flows: flows.get(one.key) })),
    ),
    subject: ({ subject }: ScopeFigure) => subject,
  };
}
