import { isNear, itemAbove, type Line, LINES } from '../../catalogue/mapping/acceptance-line.js';
import { type ProposalPage, type ProposedMapping } from '../../catalogue/mapping/proposal.service.js';
import { Button } from '../components/button.js';
import { cellColumn, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';
import { SelectField } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { Tabs } from '../components/tabs.js';
import { editionLabel, listTabs } from './list-words.js';
import { tickOf } from './proposal-tick.js';

const LINE_NAMES: Record<Line, string> = {
  sure: '確実なものだけ',
  '0.9': '近さ 90 以上',
  '0.8': '近さ 80 以上',
  '0.7': '近さ 70 以上',
  '0.6': '近さ 60 以上',
};

/** 対応付けの候補: for procedures mapped to nothing, the items their names may stand for. */
export function proposalsPage(page: ProposalPage, line: Line, cursor: string) {
  const { proposed, examined, edition, next } = page;
  const ticked = proposed.filter(({ matching }) => itemAbove(line, matching) !== null).length;
  return (
    <div class="stack">
      <Tabs label="優先手続" tabs={listTabs('/list/proposals', true)} />
      <p>
        {`どの優先手続にも対応付けていない手続を、名称から照合しました（${editionLabel(edition)}）。この画面では${examined.toLocaleString('ja-JP')}手続を調べ、${proposed.length}手続に候補がありました。`}
      </p>
      <LineForm line={line} cursor={cursor} ticked={ticked} />
      <Form action="/list/proposals" hidden={{ line }}>
        <DataTable
          id="proposals"
          caption="対応付けの候補"
          columns={[
            { key: 'procedure', label: '手続', cell: Procedure, heading: true },
            cellColumn('choice', '候補の優先手続と近さ', (row: ProposedMapping) => (
              <Choices row={row} line={line} />
            )),
            { key: 'reason', label: '照合の結果', cell: Judgement },
            { key: 'only', label: '1件だけ採用', cell: Only },
          ]}
          rows={proposed}
          empty="候補のある手続はありません。"
        />
        {proposed.length === 0 ? null : <Button>選んだ候補を対応付ける</Button>}
      </Form>
      <nav class="pager" aria-label="ページ送り">
        {cursor === '' ? null : <a href={`/list/proposals?line=${line}`}>最初から</a>}
        {next === null ? null : (
          <a href={`/list/proposals?line=${line}&cursor=${encodeURIComponent(next)}`} rel="next">
            続きの手続を調べる
          </a>
        )}
      </nav>
    </div>
  );
}

function LineForm({ line, cursor, ticked }: { line: Line; cursor: string; ticked: number }) {
  return (
    <Form action="/list/proposals" method="get" class="filter" hidden={cursor === '' ? {} : { cursor }}>
      <SelectField
        label="あらかじめ選ぶ範囲"
        name="line"
        value={line}
        choices={LINES.map((value) => ({ value, label: LINE_NAMES[value] }))}
      />
      <Button kind="secondary">この範囲を選び直す</Button>
      <p role="status">{`${ticked}手続の候補を選んであります。下の表で確かめてから対応付けてください。`}</p>
      {line === 'sure' ? null : (
        <Notice kind="warning" title="名称が完全には一致しない候補も選んであります。">
          <p>2つの候補が近い手続は、どの範囲でも選びません。1件ずつご判断ください。</p>
        </Notice>
      )}
    </Form>
  );
}

function Procedure({ procedure: { id, name, code, departmentName } }: ProposedMapping) {
  return (
    <>
      <a href={`/procedures/${id}`}>{name}</a>
      <p class="quiet">{`${code} ${departmentName}`}</p>
    </>
  );
}

function Choices({ row: { procedure, matching }, line }: { row: ProposedMapping; line: Line }) {
  const above = itemAbove(line, matching);
  return (
    <ul class="plain">
      {matching.proposals.map(({ itemKey, number, itemName, score, verification }) => (
        <li>
          <label class="check">
            <input
              type="checkbox"
              name="accept"
              value={tickOf({ procedureId: procedure.id, version: procedure.version, itemKey })}
              checked={itemKey === above}
            />
            <span>
              {`${number} ${itemName}${verification === 'unverified' ? '（名称未確認）' : ''}`}
              <span class="quiet unbroken">{`（近さ ${Math.round(score * 100)}）`}</span>
              <span class="visually-hidden">{`を「${procedure.name}」に対応付ける`}</span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

function Judgement({ matching }: ProposedMapping) {
  return (
    <>
      {matching.decision === 'sure' ? (
        <span class="mark mark--good">確実</span>
      ) : (
        <span class="mark mark--doubt">{isNear(matching) ? '候補が競合' : '要確認'}</span>
      )}
      <p>{matching.reason}</p>
    </>
  );
}

function Only({ procedure, matching }: ProposedMapping) {
  const [best] = matching.proposals;
  if (!best || isNear(matching)) return '左で選んでください';
  const value = tickOf({ procedureId: procedure.id, version: procedure.version, itemKey: best.itemKey });
  return (
    <Button kind="quiet" name="only" value={value}>
      採用
      <span class="visually-hidden">{`：${procedure.name}を${best.itemName}に`}</span>
    </Button>
  );
}
