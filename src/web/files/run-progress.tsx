import { type RunView } from '../../exchange/checked-import.service.js';

/** How far the work on a file has come. Asks for itself every second; without scripts the page is loaded again by hand. */
export function RunProgress({ run, progress }: Pick<RunView, 'run' | 'progress'>) {
  const { step, of, message } = progress ?? { step: 0, of: 3, message: '処理の順番を待っています' };
  const polled = { 'hx-get': `/files/${run.id}/progress`, 'hx-trigger': 'every 1s', 'hx-swap': 'outerHTML' };
  const doing = run.parameters.dryRun ? 'ファイルの確認' : '取り込み';
  return (
    <section id="progress" class="closing" aria-label={`${doing}の進み具合`} {...polled}>
      <h2>{run.parameters.dryRun ? '内容を確かめています' : '取り込んでいます'}</h2>
      <p>
        <progress max={of} value={step} aria-label={doing} />
        {` ${message}（${step}/${of}）`}
      </p>
      <p>
        この画面を閉じても処理は続きます。<a href={`/files/${run.id}`}>今の状態を表示する</a>
      </p>
    </section>
  );
}
