import { type ReportModel } from '../../publication/report-model.js';
import { DataTable } from '../components/data-table.js';

/** The words and rules of the report, where they come from, and what its content can be checked by. */
export function DefinitionSection({ model }: { model: ReportModel }) {
  const { definitions, sources, digest, snapshotDigest } = model;
  return (
    <section class="stack" aria-labelledby="definitions-heading">
      <h2 id="definitions-heading">用いた定義と出典</h2>
      <dl class="facts definitions">
        {definitions.map(({ term, meaning }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <DataTable
        id="sources"
        caption="出典"
        rows={[{ name: '優先手続一覧', source: model.edition.source }, ...sources]}
        rowKey={({ name, source }) => `${name} ${source}`}
        columns={[
          { key: 'name', label: '項目', heading: true, cell: ({ name }) => name },
          { key: 'source', label: '出典', cell: ({ source }) => source },
        ]}
      />
      <dl class="facts">
        <div>
          <dt>内容のダイジェスト</dt>
          <dd>
            <code>{digest}</code>
          </dd>
        </div>
        {snapshotDigest === null ? null : (
          <div>
            <dt>確定値の記録のダイジェスト</dt>
            <dd>
              <code>{snapshotDigest}</code>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
