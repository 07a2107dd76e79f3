import { type Problem } from '../../platform/problem.js';
import { BulletList } from '../components/bullet-list.js';
import { ButtonRow, LinkButton } from '../components/button.js';
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
        {errors.length === 0 ? null : <BulletList items={errors.map(({ message }) => message)} />}
      </Notice>
      <h2>次にできること</h2>
      <BulletList items={nextSteps(problem)} />
      {problem.status >= 500 ? <p>{`お問い合わせ番号：${requestId}`}</p> : null}
      <ButtonRow>
        {back === '/' ? null : <LinkButton href={back}>前のページに戻る</LinkButton>}
        <LinkButton href="/">トップページへ</LinkButton>
      </ButtonRow>
    </div>
  );
}

function nextSteps({ status, code }: Problem): string[] {
  if (code === 'forged-form') return ['前のページを開き直し、入力し直してから送信してください。'];
  return NEXT_STEPS[Math.min(status, 500)] ?? ['前のページに戻って、もう一度お試しください。'];
}

/** By status; those from 500 on are one case. */
const NEXT_STEPS: Readonly<Record<number, string[]>> = {
  403: [
    'メニューから、お使いの役割で利用できる画面を選んでください。',
    '必要な権限がない場合は、DX推進課にご相談ください。',
  ],
  404: [
    'アドレスを入力した場合は、誤りがないか確認してください。',
    'メニューから一覧を開いて探してください。',
  ],
  422: ['前のページに戻り、上の内容を直してからもう一度送信してください。'],
  429: ['しばらく待ってから、もう一度お試しください。'],
  500: [
    '少し待ってから、もう一度お試しください。入力した内容は保存されていない可能性があります。',
    '続く場合は、下のお問い合わせ番号を運用者にお知らせください。',
  ],
};
