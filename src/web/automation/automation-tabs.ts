import { type Tab } from '../components/tabs.js';

const TABS = [
  ['/automation', '案件'],
  ['/automation/results', '月次実績'],
  ['/automation/portfolio', '効果と費用'],
] as const;

export type AutomationTab = (typeof TABS)[number][0];

/** The parts of 自動化; `current` is the one shown. */
export function automationTabs(current: AutomationTab): Tab[] {
  return TABS.map(([href, label]) => ({ href, label, current: href === current }));
}
