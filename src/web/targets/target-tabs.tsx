import { Tabs } from '../components/tabs.js';

const PARTS = [
  { href: '/targets', label: '目標の一覧' },
  { href: '/targets/forecast', label: '見込み' },
] as const;

/** Leads between the table of targets and the forecast. */
export function TargetTabs({ current }: { current: (typeof PARTS)[number]['href'] | null }) {
  return <Tabs label="目標" tabs={PARTS.map((part) => ({ ...part, current: part.href === current }))} />;
}
