import { type Gap } from '../../catalogue/mapping/item-coverage.js';
import { isDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type Tab } from '../components/tabs.js';

/** What is to settle about an item, as a mark in the table. */
export const GAP_NAMES: Record<Gap, string> = {
  unconfirmed: '該当の有無が未確認',
  unmapped: '該当だが手続なし',
  'mapped-though-not-handled': '非該当だが手続あり',
};

/** 「2021年12月24日（令和3年12月24日）版」. */
export function editionLabel(edition: string): string {
  return `${isDate(edition) ? dayLabel(edition) : edition}版`;
}

/** The parts of the screen; the last two are for those who keep the list. */
export function listTabs(current: string, mayEdit: boolean): Tab[] {
  return [
    { href: '/list', label: '対応状況', editing: false },
    { href: '/list/proposals', label: '対応付けの候補', editing: true },
    { href: '/list/applicability', label: '該当の有無', editing: false },
    { href: '/list/editions', label: '版', editing: false },
  ]
    .filter(({ editing }) => mayEdit || !editing)
    .map(({ href, label }) => ({ href, label, current: href === current }));
}
