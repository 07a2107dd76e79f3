import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import { type Fault } from '../../platform/problem.js';
import { Button, ButtonRow, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { CheckField, FormField, SelectField } from '../components/form-field.js';
import { type ChannelRow } from './channel-rows.js';
import { wordChoices } from './choices.js';

interface Props {
  id: string;
  version: number;
  rows: readonly ChannelRow[];
  faults: readonly Fault[];
}

/** The channels of a procedure: those there are, and rows to add more. */
export function channelFormPage({ id, version, rows, faults }: Props) {
  const fields = rows.flatMap((_, at) =>
    ['kind', 'url', 'activeFrom', 'activeTo'].map((part) => `${part}-${at}`),
  );
  return (
    <div class="stack">
      <ErrorSummary faults={faults} fields={fields} />
      <p>
        使わなくなった受付システムには利用終了日を入れます。「取り除く」は、誤って登録したものに使います。追加の行が足りないときは、一度保存すると新しい行が出ます。
      </p>
      <Form action={`/procedures/${id}/channels`} hidden={{ version }}>
        {rows.map((row, at) => (
          <Row key={at} row={row} at={at} faults={faults} />
        ))}
        <ButtonRow>
          <Button>保存する</Button>
          <LinkButton href={`/procedures/${id}`}>保存せずに戻る</LinkButton>
        </ButtonRow>
      </Form>
    </div>
  );
}

function Row({ row, at, faults }: { row: ChannelRow; at: number; faults: readonly Fault[] }) {
  const isNew = row.id === '';
  return (
    <fieldset class="group">
      <legend>{isNew ? `${at + 1}件目（追加）` : `${at + 1}件目`}</legend>
      <input type="hidden" name={`id-${at}`} value={row.id} />
      <div class="filters__fields">
        <SelectField
          label="種類"
          name={`kind-${at}`}
          value={row.kind}
          choices={wordChoices(CHANNEL_KINDS, isNew ? '（追加しない）' : undefined)}
          faults={faults}
        />
        <FormField label="URL" name={`url-${at}`} type="url" value={row.url} faults={faults} />
        <FormField
          label="利用開始日"
          name={`activeFrom-${at}`}
          type="date"
          value={row.activeFrom}
          faults={faults}
        />
        <FormField
          label="利用終了日（その日まで）"
          name={`activeTo-${at}`}
          type="date"
          value={row.activeTo}
          faults={faults}
        />
      </div>
      {isNew ? null : <CheckField label="取り除く" name={`remove-${at}`} checked={row.remove} />}
    </fieldset>
  );
}
