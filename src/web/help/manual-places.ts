import { type Role } from '../../access/context.js';
import { MANUALS } from './help-pages.js';

/**
 * Where each page is explained: the manual of the role with its section, or another document by name. The first line
 * whose pattern fits a page's address counts; `*` is one part of it, `**` any number of them.
 */
const PLACES: readonly (readonly [pattern: string, places: Partial<Record<Role | 'all', string>>])[] = [
  ['/home', { viewer: '#ホーム', department: '#ホーム', all: 'manual-dx-office#ホーム' }],
  ['/notices', { viewer: '#ホーム', department: '#ホーム', all: 'manual-dx-office#ホーム' }],
  ['/setup/**', { all: 'manual-dx-office#はじめての設定' }],
  ['/files/**', { department: '#ファイルで報告する', all: 'manual-dx-office#ファイル取込' }],
  [
    '/dashboard/**',
    {
      viewer: '#ダッシュボードの見方',
      'dx-office': '#ダッシュボード',
      all: 'manual-viewer#ダッシュボードの見方',
    },
  ],
  ['/figures/**', { viewer: '#棒から手続へ', all: 'figures#率とは' }],
  ['/report/**', { department: '#月次報告を入力する', all: 'manual-department#月次報告を入力する' }],
  [
    '/months/*/departments/*/entry/**',
    { department: '#月次報告を入力する', all: 'manual-dx-office#代理入力' },
  ],
  ['/months/*/departments/**', { department: '#提出する', all: 'manual-dx-office#受理する差し戻す' }],
  ['/months/*/close', { all: 'manual-dx-office#確定する' }],
  ['/months/*/import', { all: 'manual-dx-office#抽出ファイルを取り込む' }],
  ['/months/*/withdraw', { all: 'manual-dx-office#誤って始めた受付を取り消す' }],
  ['/months/*/correction/**', { all: 'manual-dx-office#訂正する再開' }],
  ['/months/*/remind', { all: 'manual-dx-office#提出を待つ督促する' }],
  ['/months/*', { all: 'manual-dx-office#提出を待つ督促する' }],
  ['/months', { all: 'manual-dx-office#月を開く' }],
  ['/review/**', { department: '#課題と対応を書く', all: 'manual-dx-office#課題と対応' }],
  ['/procedures/bulk/**', { all: 'manual-dx-office#一括変更' }],
  ['/procedures/**', { department: '#手続台帳を見る', all: 'manual-dx-office#手続台帳' }],
  ['/list/**', { all: 'manual-dx-office#優先手続' }],
  [
    '/automation/results/**',
    { department: '#自動化案件の月次実績を入力する', all: 'manual-dx-office#自動化の実績と効果' },
  ],
  ['/automation/portfolio', { viewer: '#自動化の効果と費用', all: 'manual-dx-office#自動化の実績と効果' }],
  ['/automation/**', { department: '#自動化の案件を記録する', all: 'manual-dx-office#自動化' }],
  ['/targets/**', { viewer: '#目標', all: 'manual-dx-office#目標' }],
  ['/reports/**', { viewer: '#速報確定訂正', all: 'manual-dx-office#報告書' }],
  ['/comparison/**', { viewer: '#比較', all: 'manual-dx-office#比較' }],
  ['/queue/**', { all: 'manual-dx-office#処理の状況' }],
  ['/administration/departments/*/**', { all: 'manual-dx-office#課を統合する分割する' }],
  ['/administration/mails', { all: 'manual-dx-office#お知らせメール' }],
  ['/administration/security', { all: 'operations#セキュリティの記録' }],
  ['/administration/**', { all: 'manual-dx-office#管理' }],
  ['/account/**', { all: 'manual-department#サインインする' }],
];

const PATTERNS = PLACES.map(([pattern, places]) => ({ expression: expressionOf(pattern), places }));

/** The address of the section of the help that explains a page to a role; null for a page that needs none. */
export function manualPlace(path: string, role: Role): string | null {
  const places = PATTERNS.find(({ expression }) => expression.test(path))?.places;
  const place = places?.[role] ?? (role === 'operator' ? places?.['dx-office'] : undefined) ?? places?.all;
  if (place === undefined) return null;
  return place.startsWith('#') ? `/help/${MANUALS[role]}${place}` : `/help/${place}`;
}

function expressionOf(pattern: string): RegExp {
  const source = pattern.replace(/\/\*\*$/, '(/.*)?').replace(/\/\*(?=\/|\(|$)/g, '/[^/]+');
  return new RegExp(`^${source}$`);
}
