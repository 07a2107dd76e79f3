import { type TargetDto } from '../../targets/target-answer.dto.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { cellColumn, column, DataTable } from '../components/data-table.js';
import { Form } from '../components/form.js';

interface Place {
  target: TargetDto;
  at: number;
}

/** Puts the targets in the order of the plan, a place at a time. */
export function orderPage(targets: readonly TargetDto[]) {
  const rows = targets.map((target, at) => ({ target, at }));
  return (
    <div class="stack narrow">
      <p>
        目標の一覧、その出力、これから確定する月の報告書に、この順序で示します。確定済みの月の報告書の順序は変わりません。
      </p>
      <DataTable
        id="order"
        caption="目標の順序"
        rows={rows}
        columns={[
          column('place', '順序', ({ at }: Place) => at + 1, { kind: 'integer' }),
          cellColumn(
            'move',
            '移動',
            ({ target, at }: Place) => (
              <Form action={`/targets/${target.id}/move`} class="target-move">
                {at === 0 ? null : <Move target={target} place={at} label="上へ" />}
                {at === rows.length - 1 ? null : <Move target={target} place={at + 2} label="下へ" />}
              </Form>
            ),
            { short: true },
          ),
          column('name', '指標', ({ target }: Place) => target.name, {
            heading: true,
            cell: ({ target }) => <span id={`target-${target.id}`}>{target.name}</span>,
          }),
        ]}
      />
      <ButtonRow>
        <LinkButton href="/targets">目標の一覧に戻る</LinkButton>
      </ButtonRow>
    </div>
  );
}

/** `place` is counted from 1. A place and not a step: pressed twice it is the same. */
function Move({ target, place, label }: { target: TargetDto; place: number; label: string }) {
  return (
    <Button kind="quiet" name="place" value={String(place)}>
      <span class="visually-hidden">{`「${target.name}」を`}</span>
      {label}
    </Button>
  );
}
