import { type Caveats } from '../../achievement/figures/figure-caveats.js';
import { Notice } from './notice.js';

interface Props {
  missing?: Pick<NonNullable<Caveats['missing']>, 'sentence'> | null;
  stale?: Pick<NonNullable<Caveats['stale']>, 'state' | 'sentence'> | null;
}

/** What must be read before any figure: who is missing from them, and that they are old. Nothing where neither is so. */
export function CaveatNotices({ missing, stale }: Props) {
  return (
    <>
      {missing ? (
        <Notice kind="warning" title="報告のない課があります。">
          <p>{missing.sentence}</p>
        </Notice>
      ) : null}
      {stale ? (
        <Notice kind="warning" title={STALE_TITLES[stale.state]}>
          <p>{stale.sentence}</p>
        </Notice>
      ) : null}
    </>
  );
}

const STALE_TITLES: Record<NonNullable<Caveats['stale']>['state'], string> = {
  waiting: 'この値は計算し直している途中です。',
  closing: '確定の処理中です。',
  failing: 'この値は古くなっています。計算に失敗しています。',
  'set-aside': 'この値は古くなっています。計算が止まっています。',
};
