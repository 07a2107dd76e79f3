import { BASES } from '../../../automation/automation-words.js';
import { type ResultLineDto } from '../../../automation/result/result.dto.js';
import { PROJECT_STAGES } from '../../../automation/stage/project-stages.js';
import { grouped } from '../../../kernel/figure-words.js';
import { MONTH_STATE_NAMES } from '../../../reporting/month/month.repository.js';
import { BulletList } from '../../components/bullet-list.js';
import { Button, ButtonRow } from '../../components/button.js';
import { column, DataTable } from '../../components/data-table.js';
import { ErrorSummary } from '../../components/error-summary.js';
import { Form } from '../../components/form.js';
import { Notice } from '../../components/notice.js';
import { Tabs } from '../../components/tabs.js';
import { AutomationTabs } from '../automation-tabs.js';
import { ProjectName } from '../project-words.js';
import { besideCell, enteredAmount, lateRunsText } from './beside-cell.js';
import { fieldName } from './posted-results.js';
import { AMOUNT_FIELDS, RESULT_FIELDS, RESULT_LABELS } from './result-cells.js';
import { ResultRow } from './result-row.js';
import { progressLabel, progressOf } from './result-progress.js';
import { isEnterable, resultRowView, type ResultsView } from './result-row-view.js';

/** 月次実績 of one department: to be filled in while the month is open, to be read afterwards. */
export function resultsPage(view: ResultsView) {
  const { month, monthState, months, allHref, departmentName, lines, mayEnter, onBehalf } = view;
  const progress = progressOf(lines);
  return (
    <div class="report stack">
      <AutomationTabs current="/automation/results" />
      {months.length > 1 ? <Tabs label="対象月" tabs={months} /> : null}
      <p class="report__facts">
        <span>{departmentName}</span>
        <span>{`対象月は${MONTH_STATE_NAMES[monthState]}`}</span>
        <span>{`自動化案件の実績：${progressLabel(progress)}`}</span>
      </p>
      <p>
        {allHref === null ? (
          <a href={`/report/${month}`}>手続の月次報告へ</a>
        ) : (
          <a href={allHref}>すべての課の入力状況へ</a>
        )}
      </p>
      {onBehalf && isEnterable(view) ? (
        <Notice kind="info" title="代理入力です。">
          <p>{`${departmentName}に代わって入力します。入力したことは記録に残ります。`}</p>
        </Notice>
      ) : null}
      {view.done === null ? null : <Notice kind="success" title={view.done} />}
      {mayEnter && monthState !== 'open' ? (
        <Notice kind="info" title={`この対象月は${MONTH_STATE_NAMES[monthState]}のため、入力できません。`}>
          <p>直す必要があるときは、DX推進課に対象月の再開をご相談ください。</p>
        </Notice>
      ) : null}
      <LateRuns lines={lines} />
      {lines.length === 0 ? (
        <p>この月に実績を入力する案件はありません。月末に試行または本番の案件が対象です。</p>
      ) : isEnterable(view) ? (
        <Entry {...view} />
      ) : (
        <ResultsRead lines={lines} />
      )}
    </div>
  );
}

function LateRuns({ lines }: Pick<ResultsView, 'lines'>) {
  const late = lines.filter(({ lateRuns }) => lateRuns > 0);
  if (late.length === 0) return null;
  return (
    <Notice kind="info" title="確定した後に届いた実行記録があります。">
      <p>この月の数には入っていません。対象月を再開すると、集計に入ります。</p>
      <BulletList items={late.map(({ name, lateRuns }) => `${name}：${grouped(lateRuns)}回`)} />
    </Notice>
  );
}

function Entry(view: ResultsView) {
  const { base, lines, unsaved } = view;
  const rows = lines.map((line) => resultRowView(line, unsaved));
  const faults = rows.flatMap(({ line, unsaved: typed }) =>
    (typed?.faults ?? []).map(({ field, message }) => ({
      where: fieldName(field, line.projectId),
      message: `${line.name} ${RESULT_LABELS[field]}：${message}`,
    })),
  );
  const stale = rows.filter((row) => row.unsaved?.stale);
  const suggested = rows.filter(({ suggestion }) => suggestion && suggestion.by.size > 0).length;
  return (
    <>
      <ErrorSummary faults={faults} fields={faults.map(({ where }) => where)} />
      {stale.length === 0 ? null : (
        <Notice kind="error" title={`${stale.length}件は、別の人が先に保存しています。`}>
          <BulletList
            items={stale.map(({ line }) => (
              <a href={`#row-${line.projectId}`}>{line.name}</a>
            ))}
          />
        </Notice>
      )}
      <Form action={base} id="results" class="report__form">
        <button type="submit" name="save" value="changed" hidden tabIndex={-1} />
        <details class="report__help">
          <summary>入力のしかた</summary>
          <ul>
            <li>空欄が「未回答」、0が「0件」「0分」、「-」または「該当なし」が「数えない」です。</li>
            <li>
              「仮」の値は、前月の回答または実行記録の合計です。保存するまで実績には数えません。この月の数に直してください。
            </li>
            <li>
              職員の作業時間は、準備・確認・例外の処理など、導入後も職員が行った時間の合計です。ロボットの稼働時間は含めません。
            </li>
            <li>実行記録があるときは、ロボットの実行・失敗・稼働時間は実行記録の合計を使います。</li>
          </ul>
        </details>
        <Table rows={rows} />
        <div class="report__bar">
          <p role="status">
            {`${progressLabel(progressOf(lines))}。`}
            {suggested === 0 ? '' : `仮の値のままの案件が${suggested}件あります。`}
          </p>
          <ButtonRow>
            {suggested === 0 ? null : (
              <Button kind="secondary" name="save" value="all">
                仮の値も確認済みとして、すべて保存する
              </Button>
            )}
            <Button name="save" value="changed">
              変更した案件を保存する
            </Button>
          </ButtonRow>
        </div>
      </Form>
    </>
  );
}

function Table({ rows }: { rows: readonly ReturnType<typeof resultRowView>[] }) {
  return (
    <div class="table-scroller report__scroller">
      <table class="table report__table result__table">
        <caption class="visually-hidden">案件ごとの月次実績</caption>
        <thead>
          <tr>
            <th scope="col">案件</th>
            {RESULT_FIELDS.map((field) => (
              <th scope="col" id={`column-${field}`}>
                {RESULT_LABELS[field]}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <ResultRow view={row} />
        ))}
      </table>
    </div>
  );
}

function ResultsRead({ lines }: { lines: readonly ResultLineDto[] }) {
  return (
    <DataTable<ResultLineDto>
      id="results"
      caption={`入力された月次実績（${lines.length}件）`}
      columns={[
        {
          key: 'name',
          label: '案件',
          heading: true,
          cell: ({ expected, stage, lateRuns, ...project }) => (
            <>
              <ProjectName {...project} />
              {lateRuns === 0 ? null : <span class="report__before">{lateRunsText({ lateRuns })}</span>}
              {expected ? null : (
                <span class="report__before">{stage ? PROJECT_STAGES.names[stage] : '段階なし'}</span>
              )}
            </>
          ),
        },
        ...AMOUNT_FIELDS.map((field) => ({
          key: field,
          label: RESULT_LABELS[field],
          numeric: true,
          cell: (line: ResultLineDto) => (
            <>
              {line.saved === null ? '未入力' : enteredAmount(line.saved, field)}
              <span class="report__before">{besideCell(line, field).join('　')}</span>
            </>
          ),
        })),
        column('basis', RESULT_LABELS.basis, ({ saved }) => saved && BASES.names[saved.basis], {
          short: true,
        }),
        { key: 'note', label: RESULT_LABELS.note, cell: ({ saved }) => saved?.note ?? '' },
      ]}
      rows={lines}
    />
  );
}
