import { Button } from '../components/button.js';
import { BulletList } from '../components/bullet-list.js';
import { Form } from '../components/form.js';
import { FormField } from '../components/form-field.js';
import { Section } from '../components/section.js';
import { type Fault } from '../../platform/problem.js';
import { FOUND_KIND_NAMES, type FoundOfKind, type FoundRow, type FoundView } from './found.js';

/** 検索: what a text finds of each kind, the first of them and the way to all. */
export function searchPage({ text, kinds }: FoundView, faults: readonly Fault[]) {
  const found = kinds.filter(({ total }) => total > 0);
  return (
    <div class="stack">
      <search>
        <Form action="/search" method="get" class="filter">
          <FormField
            label="名称・かな・コードの一部"
            name="q"
            type="search"
            value={text}
            faults={faults}
            size={30}
          />
          <Button kind="secondary">検索する</Button>
        </Form>
      </search>
      {text === '' || faults.length > 0 ? (
        <p>
          手続、課、優先手続、自動化案件、対応事項をまとめて探します。空白で区切ると、すべての語を含むものを探します。
        </p>
      ) : found.length === 0 ? (
        <p role="status">{`「${text}」に当てはまるものはありません。語を短くするか、別の語でお探しください。`}</p>
      ) : (
        found.map((one) => <OfKind {...one} />)
      )}
    </div>
  );
}

function OfKind({ kind, rows, total, allHref }: FoundOfKind) {
  return (
    <Section
      id={kind}
      title={`${FOUND_KIND_NAMES[kind]}（${total.toLocaleString('ja-JP')}件）`}
      class="found"
    >
      <BulletList
        class="plain found__rows"
        items={rows.map((row) => (
          <Row {...row} />
        ))}
      />
      {rows.length < total ? (
        <p>
          <a href={allHref}>
            すべて見る<span class="visually-hidden">{`：${FOUND_KIND_NAMES[kind]}`}</span>
          </a>
        </p>
      ) : null}
    </Section>
  );
}

function Row({ href, code, name, about }: FoundRow) {
  return (
    <>
      <span class="quiet found__code">{code}</span>
      <a href={href}>{name}</a>
      <span class="quiet">{about}</span>
    </>
  );
}
