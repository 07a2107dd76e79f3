import { type Role } from '../../access/context.js';

/** A page of the help: a file of `docs/`. */
export interface HelpPage {
  name: string;
  label: string;
  /** What stands in it. */
  about: string;
}

/** Every page of the help, in the order of the index. */
export const HELP_PAGES: readonly HelpPage[] = [
  {
    name: 'manual-department',
    label: '使い方（所管課）',
    about: '月次報告の入力と提出、課題と対応、自動化の記録',
  },
  { name: 'manual-dx-office', label: '使い方（DX推進課）', about: '月の受付から確定まで、台帳、目標、管理' },
  { name: 'manual-viewer', label: '使い方（閲覧者）', about: 'ダッシュボード、比較、目標の見方' },
  { name: 'figures', label: '数字の見方', about: '率の定義、未回答の扱い、速報値と確定値' },
  { name: 'targets', label: '目標の見方', about: '軌道、乖離、見込みの計算' },
  { name: 'automation', label: '自動化案件の効果の計算', about: '削減時間、費用対効果、候補の順位' },
  { name: 'import-files', label: '取り込むファイル', about: '列の決まりと、誤りの読み方' },
  { name: 'operations', label: '運用の手引き', about: '運用者向け：準備、コマンド、見張り、バックアップ' },
  { name: 'security', label: '守りと上限', about: '運用者向け：安全のしくみと、大きさや時間の上限' },
];

/** The manual written for each role. */
export const MANUALS = {
  department: 'manual-department',
  'dx-office': 'manual-dx-office',
  operator: 'manual-dx-office',
  viewer: 'manual-viewer',
} as const satisfies Record<Role, string>;

/** The pages in the order in which they matter to a role: its own manual first. */
export function helpPagesFor(role: Role): HelpPage[] {
  const own = ({ name }: HelpPage) => Number(name === MANUALS[role]);
  return HELP_PAGES.toSorted((a, b) => own(b) - own(a));
}
