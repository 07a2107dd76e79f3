import { type StatusFormDto } from '../../reporting/status-report/status-answer.dto.js';

interface Props {
  form: StatusFormDto;
  /** How many rows hold something that could not be saved. */
  unsaved: number;
}

/** How much is left, in a bar and in words; the words are read out when they change. */
export function EntryProgress({ form, unsaved }: Props) {
  const { rows } = form;
  const all = rows.length;
  const remaining = rows.filter(({ version }) => version === 0).length;
  const returned = rows.filter(({ returnReason }) => returnReason !== null).length;
  const warnings = rows.flatMap((row) => row.warnings).filter(({ confirmed }) => !confirmed).length;
  const also = [
    unsaved > 0 ? `変更を保存できていない手続 ${unsaved}件` : '',
    returned > 0 ? `差し戻された手続 ${returned}件` : '',
    warnings > 0 ? `未確認の注意 ${warnings}件` : '',
  ].filter(Boolean);
  return (
    <div class="report__progress" data-progress>
      <progress max={Math.max(1, all)} value={all - remaining} aria-label="入力の進み具合" />
      <p role="status">
        {`${all}件中${all - remaining}件を保存しました。`}
        {remaining > 0 ? `残り${remaining}件。` : also.length === 0 ? '残りはありません。' : ''}
        {also.length === 0 ? '' : `（${also.join('、')}）`}
      </p>
    </div>
  );
}
