import { type StatusFormDto } from '../../reporting/status-report/status-answer.dto.js';
import { BulletList } from '../components/bullet-list.js';
import { Button, ButtonRow } from '../components/button.js';
import { Form } from '../components/form.js';
import { Notice } from '../components/notice.js';
import { faultsByRow } from './row-saver.service.js';
import { type Blockers } from './entry-view.js';
import { fieldName } from './posted-rows.js';
import { openKinds } from './warning-kinds.js';

interface Props {
  base: string;
  form: StatusFormDto;
  blockers: Blockers;
}

/** How many sentences are shown; the rows themselves say the rest. */
const SHOWN = 20;

/** Why the report cannot be submitted yet: each sentence leads to its cell. */
export function SubmissionBlockers({ base, form, blockers: { faults, warnings } }: Props) {
  const faultLines = [...faultsByRow(faults, form)].flatMap(([id, ofRow]) =>
    ofRow.map(({ field, message }) => <a href={`#${fieldName(field, id)}`}>{message}</a>),
  );
  return (
    <>
      <Notice kind="error" title={`まだ提出できません（${faultLines.length}件）。`} first>
        <BulletList items={faultLines.slice(0, SHOWN)} />
        {faultLines.length > SHOWN ? (
          <p>{`ほか${faultLines.length - SHOWN}件は、表の各行をご覧ください。`}</p>
        ) : null}
      </Notice>
      <Together base={base} warnings={warnings} />
    </>
  );
}

function Together({ base, warnings }: { base: string; warnings: Blockers['warnings'] }) {
  const kinds = openKinds(warnings);
  if (kinds.length === 0) return null;
  return (
    <Form action={`${base}/confirm-warnings`}>
      <p>理由が分かっている注意は、まとめて確認済みにできます。</p>
      <ButtonRow>
        {kinds.map(({ key, label, count }) => (
          <Button kind="secondary" name="kind" value={key}>
            {`「${label}」の${count}件を確認済みにする`}
          </Button>
        ))}
      </ButtonRow>
    </Form>
  );
}
