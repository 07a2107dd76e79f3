import { type Fault, type Problem } from '../../platform/problem.js';
import { BulletList } from '../components/bullet-list.js';
import { LinkButton } from '../components/button.js';
import { Notice } from '../components/notice.js';

interface Props {
  problem: Problem;
  /** What the operator finds the cause by in the log. */
  requestId: string;
  /** The page the user came from, a path of ours. */
  back: string;
}

/** What went wrong, and what to do next. */
export function errorPage({ problem, requestId, back }: Props) {
  const { detail, errors = [] } = problem.particulars;
  return (
    <div class="prose">
      <Notice kind={problem.status >= 500 ? 'error' : 'warning'} title={problem.title}>
        {detail === undefined ? null : <p>{detail}</p>}
        <Faults errors={errors} />
      </Notice>
      <h2>次にできること</h2>
      <BulletList items={nextSteps(problem)} />
      {problem.status >= 500 ? <p>{`お問い合わせ番号：${requestId}`}</p> : null}
      <div class="button-row">
        {back === '/' ? null : <LinkButton href={back}>前のページに戻る</LinkButton>}
        <LinkButton href="/">トップページへ</LinkButton>
      </div>
    </div>
  );
}

function Faults({ errors }: { errors: readonly Fault[] }) {
  if (errors.length === 0) return null;
  return <BulletList items={errors.map(({ message }) => message)} />;
}

function nextSteps({ status, code }: Problem): string[] {
  if (code === 'forged-form') return ['前のページを開き直し、入力し直してから送信してください。'];
  if (status === 403)
    return [
      'メニューから、お使いの役割で利用できる画面を選んでください。',
      '必要な権限がない場合は、DX推進課にご相談ください。',
    ];
  if (status === 404)
    return [
      'アドレスを入力した場合は、誤りがないか確認してください。',
      'メニューから一覧を開いて探してください。',
    ];
  if (status === 422) return ['前のページに戻り、上の内容を直してからもう一度送信してください。'];
  if (status === 429) return ['しばらく待ってから、もう一度お試しください。'];
  if (status >= 500)
    return [
      '少し待ってから、もう一度お試しください。入力した内容は保存されていない可能性があります。',
      '続く場合は、下のお問い合わせ番号を運用者にお知らせください。',
    ];
  return ['前のページに戻って、もう一度お試しください。'];
}
