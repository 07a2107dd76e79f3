import { type Progress, progressText } from './entry-view.js';

interface Props {
  progress: Progress;
  /** How many rows hold something that could not be saved. */
  unsaved: number;
}

/** How much is left, in a bar and in words; the words are read out when they change. */
export function EntryProgress({ progress, unsaved }: Props) {
  const { saved, all, returned, warnings } = progress;
  const remaining = all - saved;
  const also = [
    unsaved > 0 ? `変更を保存できていない手続 ${unsaved}件` : '',
    returned > 0 ? `差し戻された手続 ${returned}件` : '',
    warnings > 0 ? `未確認の注意 ${warnings}件` : '',
  ].filter((text) => text !== '');
  return (
    <div class="report__progress" data-progress>
      <input type="hidden" name="progress" value={progressText(progress)} />
      <progress max={Math.max(1, all)} value={saved} aria-label="入力の進み具合" />
      <p role="status">
        {`${all}件中${saved}件を保存しました。`}
        {remaining > 0 ? `残り${remaining}件。` : also.length === 0 ? '残りはありません。' : ''}
        {also.length === 0 ? '' : `（${also.join('、')}）`}
      </p>
    </div>
  );
}
