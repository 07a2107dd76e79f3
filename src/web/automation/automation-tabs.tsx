import { Tabs } from '../components/tabs.js';

const PARTS = [
  { href: '/automation', label: '案件' },
  { href: '/automation/results', label: '月次実績' },
  { href: '/automation/portfolio', label: '効果と費用' },
] as const;

/** Leads between the parts of 自動化. */
export function AutomationTabs({ current }: { current: (typeof PARTS)[number]['href'] }) {
  return <Tabs label="自動化" tabs={PARTS.map((part) => ({ ...part, current: part.href === current }))} />;
}
